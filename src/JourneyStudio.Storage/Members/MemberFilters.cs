using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.Storage.Members;

/// <summary>
/// Finds the members of a list that is filtered by a rule, once for all of its pages: a million members are a set of 128 KB. As in a segment, only active members fit a rule.
/// Asking again may cancel what was asked before.
/// </summary>
public sealed class MemberFilters(DatabaseLinks database, TimeProvider clock) : IDisposable
{
    private readonly LinkPool reading = database.Open(cacheKilobytes: 32 * 1024);

    /// <param name="rule">The rule.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="search">Part of the name, phone or email; empty for everybody.</param>
    /// <param name="tag">Only who carries this tag, in any scope; null for everybody.</param>
    /// <param name="cancellationToken">Ends the query in its midst.</param>
    public async Task<MemberSet> FindAsync(Rule rule, string defaultZone, Scope scope, string search, string? tag, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Find(link, rule, defaultZone, scope, search, tag), cancellationToken), cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private MemberSet Find(Link link, Rule rule, string defaultZone, Scope scope, string search, string? tag)
    {
        var sets = new SetReader(link);
        var found = new RuleSets(link, defaultZone, clock.GetUtcNow()).Find(rule);
        if (ScopedRows.Members(link, scope) is { } own)
            found.IntersectWith(own);
        if (tag is not null)
            found.IntersectWith(sets.Read("select distinct member_id from member_tag where tag = ?1", sql => sql.Set(1, tag)));
        if (FoldedText.Of(search.Trim()) is { Length: > 0 } folded)
        {
            found.IntersectWith(sets.Read(
                "select id as member_id from member where name_folded like ?1 escape '!' or phone like ?1 escape '!' or email_folded like ?1 escape '!'",
                sql => sql.Set(1, $"%{Escaped(folded)}%")));
        }
        return found;
    }

    private static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
