using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Storage.Rules;

/// <summary>Tells while a rule is being made for how many it holds, and shows some of them. Asking again may cancel what was asked before.</summary>
public sealed class AudiencePreviews(DatabaseLinks database, TimeProvider clock) : IDisposable
{
    /// <summary>Members looked at to find some for whom the rule does not hold.</summary>
    private const int Looked = 200;

    private readonly LinkPool reading = database.Open(cacheKilobytes: 32 * 1024);

    /// <param name="rule">The rule.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="shown">How many of either kind to show.</param>
    /// <param name="cancellationToken">Ends the query in its midst.</param>
    public async Task<AudiencePreview> LookAsync(Rule rule, string defaultZone, Scope scope, int shown, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Look(link, rule, defaultZone, scope, shown), cancellationToken), cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private AudiencePreview Look(Link link, Rule rule, string defaultZone, Scope scope, int shown)
    {
        var members = new RuleSets(link, defaultZone, clock.GetUtcNow()).Find(rule);
        var own = ScopedRows.Members(link, scope);
        if (own is not null)
            members.IntersectWith(own);
        var others = new List<long>();
        var rows = link.Sql("select id from member where state = 'active' and staff_id is null order by id limit ?1").Set(1, (long)Looked);
        while (rows.Read())
        {
            var id = rows.Int64(0);
            if (others.Count < shown && !members.Contains(id) && own?.Contains(id) is not false)
                others.Add(id);
        }
        return new(members.Count, Show(link, members.Spread(shown)), Show(link, others));
    }

    private static ImmutableArray<AudienceMember> Show(Link link, IEnumerable<long> members)
    {
        var shown = ImmutableArray.CreateBuilder<AudienceMember>();
        var rows = link.Sql("select public_id, name from member where id in (select value from json_each(?1)) order by id").Set(1, IdList.Of(members));
        while (rows.Read())
            shown.Add(new(rows.Text(0), rows.Text(1)));
        return shown.DrainToImmutable();
    }
}
