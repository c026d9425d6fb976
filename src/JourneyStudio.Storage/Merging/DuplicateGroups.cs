using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Merging;

/// <summary>Finds members who may be one person, by what they have in common. Pages by key; each query looks at so many rows of one index and no more, however many members there are.</summary>
public sealed class DuplicateGroups(DatabaseLinks database, IDbContextFactory<StudioDbContext> contexts) : IDisposable
{
    /// <summary>Rows of the index that one query looks at.</summary>
    private const int Window = 20_000;

    /// <summary>Queries for one page; then the page ends where it is, and the next goes on from there.</summary>
    private const int MostWindows = 10;

    private const int MostOfAGroup = 6;
    private readonly LinkPool links = database.Open(cacheKilobytes: 1024);

    /// <param name="by">phone, email or birthday (with the name).</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="after">Cursor of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="cancellationToken">Cancels between two queries.</param>
    public async Task<DuplicatePage> PageAsync(string by, Scope scope, string? after, int count, CancellationToken cancellationToken)
    {
        var groups = new List<DuplicateGroup>();
        var cursor = after ?? "";
        for (var windows = 0; windows < MostWindows && groups.Count < count; windows++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (found, end) = await LookAsync(by, cursor, cancellationToken);
            foreach (var (key, ids) in found)
            {
                cursor = key;
                if (await GroupAsync(key, ids, scope, cancellationToken) is { } group)
                    groups.Add(group);
                if (groups.Count == count)
                    return new DuplicatePage(groups, cursor);
            }
            if (end is null)
                return new DuplicatePage(groups, null);
            cursor = end;
        }
        return new DuplicatePage(groups, cursor);
    }

    public void Dispose() => links.Dispose();

    /// <returns>What occurs more than once in the next window, and where that ends; null: there is no more.</returns>
    private async Task<(List<(string Key, List<long> Members)> Found, string? End)> LookAsync(string by, string after, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var rows = link.Sql(by switch
        {
            "email" => "select email_folded, id from member where email_folded is not null and email_folded > ?1 order by email_folded limit ?2",
            "birthday" => """
                select a.value || ' ' || m.name_folded, m.id from (select value, member_id from attribute_date where attribute = 'birthDate' and value > ?1 order by value limit ?2) a
                join member m on m.id = a.member_id where m.name_folded <> '' order by 1
                """,
            _ => "select phone, id from member where phone is not null and phone > ?1 order by phone limit ?2",
        }).Set(1, by == "birthday" ? after.Split(' ')[0] : after).Set(2, (long)Window);
        var seen = new List<(string Key, long Member)>();
        while (rows.Read())
            seen.Add((rows.Text(0), rows.Int64(1)));
        if (by == "birthday")
            return Birthdays(seen, after);
        // What is cut off by the end of the window is looked at from its beginning in the next one.
        var full = seen.Count == Window;
        var last = full ? seen[^1].Key : null;
        var end = full ? seen.FindLast(row => row.Key != last).Key ?? last : null;
        return (Groups(seen.Where(row => end is null || last == end || row.Key != last)), end);
    }

    /// <summary>A day at a time is one key here: names follow within it.</summary>
    private static (List<(string, List<long>)>, string?) Birthdays(List<(string Key, long Member)> seen, string after)
    {
        var full = seen.Count >= Window / 2;
        var last = seen.Count == 0 ? null : seen[^1].Key.Split(' ')[0];
        var found = Groups(seen.Where(row => string.CompareOrdinal(row.Key, after) > 0 && (!full || row.Key.Split(' ')[0] != last)));
        return (found, full ? seen.FindLast(row => row.Key.Split(' ')[0] != last).Key ?? last : null);
    }

    private static List<(string, List<long>)> Groups(IEnumerable<(string Key, long Member)> rows) =>
        [.. rows.GroupBy(row => row.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Select(row => row.Member).ToList()))];

    private async Task<DuplicateGroup?> GroupAsync(string key, List<long> ids, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = ids.Take(100).ToList();
        var members = context.Set<MemberRow>().AsNoTracking().Within(scope).Where(row => wanted.Contains(row.Id) && row.StaffId == null && (row.State == "active" || row.State == "blocked"));
        var found = await members.OrderBy(row => row.Id).Take(MostOfAGroup).ToListAsync(cancellationToken);
        return found.Count > 1 ? new DuplicateGroup(key, found) : null;
    }
}

/// <summary>Members who have something in common.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Members">They, the oldest first.</param>
public sealed record DuplicateGroup(string Key, IReadOnlyList<MemberRow> Members);

/// <summary>A page of groups.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Next">Cursor of the next page; null: there is none.</param>
public sealed record DuplicatePage(IReadOnlyList<DuplicateGroup> Groups, string? Next);
