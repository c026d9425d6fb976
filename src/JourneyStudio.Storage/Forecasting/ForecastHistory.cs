using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Forecasting;

/// <summary>
/// Real members with what they did in the days of a forecast, some at a time, by their numbers: a fixed number of queries for each batch. They are as they are today;
/// what they did is what they and other systems reported, not what journeys made of it.
/// </summary>
public sealed class ForecastHistory(DatabaseLinks database) : IDisposable
{
    private readonly LinkPool reading = database.Open(cacheKilobytes: 4 * 1024);

    /// <summary>How many members there are to follow.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Count(link), cancellationToken), cancellationToken);
    }

    /// <summary>Follows the members through a journey.</summary>
    /// <param name="plan">The journey.</param>
    /// <param name="content">What it refers to.</param>
    /// <param name="span">The days.</param>
    /// <param name="done">Told how many members are done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ForecastTally> RunAsync(Plan plan, ContentCatalog content, ForecastSpan span, Action<long>? done, CancellationToken cancellationToken)
    {
        var plans = new PlanSet([plan], [plan.Identity.Version], content);
        return await Forecast.RunAsync(plans, await SessionsAsync(span, cancellationToken), BatchesAsync(plans, span, cancellationToken), span, done, cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private async IAsyncEnumerable<IReadOnlyList<ForecastMember>> BatchesAsync(PlanSet plans, ForecastSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            List<ForecastMember> batch;
            using (var link = await reading.UseAsync(cancellationToken))
                batch = await Task.Run(() => link.Read(() => Read(link, after, plans, span), cancellationToken), cancellationToken);
            if (batch.Count == 0)
                yield break;
            after = batch[^1].Member.Id.Value;
            yield return batch;
        }
    }

    /// <summary>Sessions that take place from the beginning of a span on.</summary>
    private async Task<IReadOnlyDictionary<string, SessionRecord>> SessionsAsync(ForecastSpan span, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Sessions(link, span), cancellationToken), cancellationToken);
    }

    private static long Count(Link link)
    {
        var rows = link.Sql("select count(*) from member where state = 'active' and staff_id is null");
        var count = 0L;
        while (rows.Read())
            count = rows.Int64(0);
        return count;
    }

    private static Dictionary<string, SessionRecord> Sessions(Link link, ForecastSpan span)
    {
        var keys = new List<string>();
        var rows = link.Sql("select key from session where ends_at > ?1").Set(1, span.From);
        while (rows.Read())
            keys.Add(rows.Text(0));
        return SessionReader.Read(link, keys);
    }

    private static List<ForecastMember> Read(Link link, long after, PlanSet plans, ForecastSpan span)
    {
        var ids = new List<long>();
        var rows = link.Sql("select id from member where id > ?1 and state = 'active' and staff_id is null order by id limit ?2").Set(1, after).Set(2, (long)Forecast.Together);
        while (rows.Read())
            ids.Add(rows.Int64(0));
        if (ids.Count == 0)
            return [];
        var snapshots = new SnapshotQuery(link, ids, plans.Needs, span.From, complete: true).Read(plans.Content.Content.Zone);
        var acts = Acts(link, ids, span);
        return ids.ConvertAll(id => new ForecastMember(snapshots[id], [.. acts[id]]));
    }

    private static ILookup<long, MemberAct> Acts(Link link, List<long> ids, ForecastSpan span)
    {
        var acts = new List<MemberAct>();
        var rows = link.Sql("""
            select e.member_id, e.name, e.at, e.properties from event e
            where e.member_id in (select value from json_each(?1)) and e.at >= ?2 and e.at < ?3 and e.subject_kind = 'member' and e.depth = 0
            order by e.member_id, e.at, e.id
            """).Set(1, IdList.Of(ids)).Set(2, span.From).Set(3, span.End);
        while (rows.Read())
        {
            acts.Add(new MemberAct(
                new MemberId(rows.Int64(0)), rows.Instant(2), rows.Text(1), PropertyJson.Read(rows.OptionalText(3)).ToImmutableSortedDictionary(), ImmutableSortedDictionary<string, AttributeValue?>.Empty, Coupon: null));
        }
        return acts.ToLookup(act => act.Member.Value);
    }
}
