using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>The calendars of triggers over members in memory.</summary>
internal sealed class InMemoryClocks(InMemoryStore store) : IClockStore
{
    private readonly Dictionary<string, DateTimeOffset> reached = [];
    private readonly HashSet<string> keys = [];
    private readonly Queue<(ClockStart Start, MemberId Member)> audience = [];

    public ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> ReachedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, DateTimeOffset>>(reached);

    public ValueTask ReachAsync(string trigger, DateTimeOffset until, CancellationToken cancellationToken)
    {
        reached[trigger] = until;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> ZonesAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. store.Zones.Concat(store.Sessions.Values.Select(session => session.Zone)).Distinct()]);

    public async IAsyncEnumerable<IReadOnlyList<DatedRecord>> FindAsync(
        ClockSpec.Dates spec, DateSearch search, string defaultZone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        List<DatedRecord> found = [.. DateAnchors.RecordOf(spec.Anchor) == RecordKinds.Session ? OfSessions(spec) : OfMembers(spec)];
        if (!search.IsEmpty) yield return found.FindAll(record => Matches(search, record.Value));
    }

    public ValueTask<int> RaiseAsync(IReadOnlyList<ClockEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fresh = events.Where(raised => keys.Add(raised.Key)).ToList();
        foreach (var raised in fresh) store.Append(raised.Member, raised.Name, raised.At, now, raised.Properties);
        return ValueTask.FromResult(fresh.Count);
    }

    public ValueTask<long?> StartAsync(ClockStart start, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!keys.Add($"{start.Trigger}|{start.Run}")) return ValueTask.FromResult<long?>(null);
        var members = store.Members.Where(member => Audiences.Holds(start.Audience, member, now)).ToList();
        foreach (var member in members) audience.Enqueue((start, member.Id));
        return ValueTask.FromResult<long?>(members.Count);
    }

    public async ValueTask<int> AdmitAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        audience.TryDequeue(out var next) ? await RaiseAsync([next.Start.For(store.Standing(next.Member))], now, cancellationToken) : 0;

    public ValueTask<int> ExpireAsync(bool told, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(store.Expire(told, now));

    public ValueTask<DateTimeOffset?> NextExpiryAsync(CancellationToken cancellationToken) => ValueTask.FromResult(store.NextExpiry);

    private IEnumerable<DatedRecord> OfMembers(ClockSpec.Dates spec) =>
        from member in store.Members
        where Audiences.Counts(member)
        from date in DateAnchors.Dates(spec.Anchor, spec.Attribute, member, session: null)
        select new DatedRecord(member.Id, date.Key, date.Value, member.Zone);

    /// <summary>A session concerns those who carry a tag of it.</summary>
    private IEnumerable<DatedRecord> OfSessions(ClockSpec.Dates spec) =>
        from session in store.Sessions.Values
        where !session.Cancelled
        from member in store.Members
        where Audiences.Counts(member) && member.Tags.Any(tag => tag.Scope == session.Key)
        from date in DateAnchors.Dates(spec.Anchor, spec.Attribute, member, session)
        select new DatedRecord(member.Id, date.Key, date.Value, Time.Zones.Find(session.Zone).TryGet(out var zone) ? zone : member.Zone);

    private static bool Matches(DateSearch search, AttributeValue value) => value is AttributeValue.Date date
        ? search.Days.Contains(date.Value)
        : value is AttributeValue.Instant at && search.Instants.Any(span => at.Value >= span.From && at.Value < span.To);
}
