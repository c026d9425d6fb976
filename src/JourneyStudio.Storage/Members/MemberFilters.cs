using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.Storage.Members;

/// <summary>
/// Finds the members of a list that is narrowed by words, a tag or a rule, once for its count and all of its pages: a million members are a set of 128 KB. As in a segment, only active
/// members fit a rule. Asking again may cancel what was asked before.
/// </summary>
public sealed class MemberFilters(DatabaseLinks database, TimeProvider clock) : IDisposable
{
    private const string Nobodys = "select id as member_id from member where (state <> 'active' or staff_id is not null) and (state in ('erased', 'merged') or staff_id is not null)";
    private const string Phone = "phone";
    private static readonly ImmutableArray<string> Searched = ["name_folded", Phone, "email_folded"];
    private readonly LinkPool reading = database.Open(cacheKilobytes: 32 * 1024);

    /// <param name="rule">The rule; null: none.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="search">Part of the name, phone or email; empty for everybody.</param>
    /// <param name="whole">Finds only who has all of it as name, phone or email: parts would tell, one after the other, what stands behind the mask.</param>
    /// <param name="tag">Only who carries this tag, in any scope; null for everybody.</param>
    /// <param name="cancellationToken">Ends the query in its midst.</param>
    public async Task<MemberSet> FindAsync(Rule? rule, string defaultZone, Scope scope, string search, bool whole, string? tag, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var words = FoldedText.Of(search.Trim());
        Task<MemberSet>?[] all =
        [
            scope.IsWhole ? null : ReadAsync(link => ScopedRows.Members(link, scope)!, cancellationToken),
            tag is null ? null : ReadAsync(link => new SetReader(link).Read("select distinct member_id from member_tag where tag = ?1", sql => sql.Set(1, tag)), cancellationToken),
            rule is null ? null : ReadAsync(link => new RuleSets(link, defaultZone, now).Find(rule), cancellationToken),
            words.Length == 0 ? null : CarryingAsync(words, whole, cancellationToken),
        ];
        var parts = await Task.WhenAll(all.OfType<Task<MemberSet>>());
        var found = parts.Length > 0 ? parts[0] : await ReadAsync(link => new SetReader(link).Read("select id as member_id from member", sql => sql), cancellationToken);
        foreach (var part in parts.Skip(1))
            found.IntersectWith(part);
        if (rule is null)
            found.ExceptWith(await ReadAsync(link => new SetReader(link).Read(Nobodys, sql => sql), cancellationToken));
        return found;
    }

    public void Dispose() => reading.Dispose();

    /// <summary>SQLite goes through the indexes of those columns that may hold the text, each far smaller than the table, two at a time; PostgreSQL goes through the table whatever is asked, so it is asked once.</summary>
    private async Task<MemberSet> CarryingAsync(string folded, bool whole, CancellationToken cancellationToken)
    {
        // Numbers are kept as +8613800138000: nothing else is looked for among them
        var columns = folded.All(sign => char.IsAsciiDigit(sign) || sign is '+') ? Searched : Searched.Remove(Phone);
        IEnumerable<string> conditions = columns.Select(column => whole ? $"{column} = ?1" : $"{column} like ?1 escape '!'");
        if (database.Shared)
            conditions = [string.Join(" or ", conditions)];
        var pattern = whole ? folded : $"%{Escaped(folded)}%";
        var parts = await Task.WhenAll(conditions.Select(condition =>
            ReadAsync(link => new SetReader(link).Read($"select id as member_id from member where {condition}", sql => sql.Set(1, pattern)), cancellationToken)));
        foreach (var part in parts.Skip(1))
            parts[0].UnionWith(part);
        return parts[0];
    }

    /// <summary>Reads a part of what is asked with a link of its own, so that parts are read at once. Who changes meanwhile may be in one and not in the other: they are read again when they are shown.</summary>
    private async Task<MemberSet> ReadAsync(Func<Link, MemberSet> read, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => read(link), cancellationToken), cancellationToken);
    }

    private static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
