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
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Find(link, rule, defaultZone, scope, search, whole, tag), cancellationToken), cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private MemberSet Find(Link link, Rule? rule, string defaultZone, Scope scope, string search, bool whole, string? tag)
    {
        var sets = new SetReader(link);
        var found = rule is null ? null : new RuleSets(link, defaultZone, clock.GetUtcNow()).Find(rule);
        if (ScopedRows.Members(link, scope) is { } own)
            Narrow(own);
        if (tag is not null)
            Narrow(sets.Read("select distinct member_id from member_tag where tag = ?1", sql => sql.Set(1, tag)));
        if (FoldedText.Of(search.Trim()) is { Length: > 0 } folded)
            Narrow(Carrying(link, whole ? Escaped(folded) : $"%{Escaped(folded)}%"));
        found ??= sets.Read("select id as member_id from member", sql => sql);
        if (rule is null)
            found.ExceptWith(sets.Read(Nobodys, sql => sql));
        return found;

        void Narrow(MemberSet fits)
        {
            if (found is null)
                found = fits;
            else
                found.IntersectWith(fits);
        }
    }

    /// <summary>SQLite goes through the indexes of those columns that may hold the text, each far smaller than the table; PostgreSQL goes through the table whatever is asked, so it is asked once.</summary>
    private static MemberSet Carrying(Link link, string pattern)
    {
        var found = new MemberSet();
        var sets = new SetReader(link);
        // Numbers are kept as +8613800138000: nothing else is looked for among them
        var columns = pattern.All(sign => char.IsAsciiDigit(sign) || sign is '+' or '%') ? Searched : Searched.Remove(Phone);
        var together = $"select id as member_id from member where {string.Join(" or ", columns.Select(Like))}";
        foreach (var query in link.InWords(together) is null ? columns.Select(column => $"select id as member_id from member where {Like(column)}") : [together])
            sets.Read(query, sql => sql.Set(1, pattern), found);
        return found;
    }

    private static string Like(string column) => $"{column} like ?1 escape '!'";

    private static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
