using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Clocks;

/// <summary>The calendars of triggers on the database. Members are read in pages, audiences written in parts: memory stays the same however many they are.</summary>
public sealed class ClockStore(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IClockStore, IDisposable
{
    private readonly LinkPool reading = database.Open(cacheKilobytes: 16 * 1024);
    private readonly LinkPool writing = database.Open(cacheKilobytes: 4 * 1024);

    public async ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> ReachedAsync(CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        var reached = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = link.Sql("select \"trigger\", reached from clock");
        while (rows.Read())
            reached[rows.Text(0)] = rows.Instant(1);
        return reached;
    }

    public async ValueTask ReachAsync(string trigger, DateTimeOffset reached, CancellationToken cancellationToken) =>
        await WriteAsync(writer => { writer.Reach(trigger, reached); return 0; }, cancellationToken);

    public async ValueTask<IReadOnlyList<string>> ZonesAsync(CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        var zones = new List<string>();
        var rows = link.Sql("""
            select time_zone from member where time_zone is not null union select time_zone from org_unit where time_zone is not null
            union select time_zone from session
            """);
        while (rows.Read())
            zones.Add(rows.Text(0));
        return zones;
    }

    public async IAsyncEnumerable<IReadOnlyList<DatedRecord>> FindAsync(
        ClockSpec.Dates spec, DateSearch search, string defaultZone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in DateSource.Of(spec.Anchor))
        {
            var places = source.IsDay ? search.Days.Length : search.Instants.Length;
            for (var place = 0; place < places; place++)
            {
                var at = (Member: 0L, Id: -1L);
                for (var full = true; full;)
                {
                    using var link = await reading.UseAsync(cancellationToken);
                    var reader = new DateReader(link, spec, defaultZone);
                    var (found, last) = link.Read(() => source.IsDay
                        ? reader.Days(source, search.Days[place], at)
                        : reader.Instants(source, search.Instants[place].From, search.Instants[place].To, at));
                    (at, full) = (last, found.Count == DateReader.Page);
                    if (found.Count > 0)
                        yield return found;
                }
            }
        }
    }

    public async ValueTask<int> RaiseAsync(IReadOnlyList<ClockEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var raised = 0;
        foreach (var part in events.Chunk(ClockWriter.Part))
        {
            var taken = await ids.TakeAsync(IdNames.Event, part.Length, WritePriority.Intake, cancellationToken);
            raised += await WriteAsync(writer => writer.Raise(part, taken.Again(), now), cancellationToken);
        }
        return raised;
    }

    public async ValueTask<long?> StartAsync(ClockStart start, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await ReadAsync(start.Audience, plans.Content.Content.Zone, now, found => found.Members.ToList(), cancellationToken);
        var run = (await ids.TakeAsync(IdNames.ClockRun, 1, WritePriority.Intake, cancellationToken)).Next();
        return await WriteAsync(writer => writer.Start(run, start, members, now), cancellationToken) ? members.Count : null;
    }

    public async ValueTask<int> AdmitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await IsOpenAsync(cancellationToken))
            return 0;
        var taken = await ids.TakeAsync(IdNames.Event, ClockWriter.Part, WritePriority.Intake, cancellationToken);
        return await WriteAsync(writer => writer.Admit(taken.Again(), now), cancellationToken);
    }

    public async ValueTask<int> ExpireAsync(bool told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!(await NextExpiryAsync(cancellationToken) <= now))
            return 0;
        var taken = await ids.TakeAsync(IdNames.Event, told ? ClockWriter.Part : 0, WritePriority.Intake, cancellationToken);
        return await WriteAsync(writer => writer.Expire(told ? taken.Again() : null, now), cancellationToken);
    }

    public async ValueTask<DateTimeOffset?> NextExpiryAsync(CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        var rows = link.Sql("select min(expires_at) from coupon_instance where expires_at is not null and state in ('issued', 'claimed')");
        var next = rows.Read() ? rows.OptionalInstant(0) : null;
        rows.Reset();
        return next;
    }

    /// <summary>How many a rule holds for now.</summary>
    public ValueTask<long> CountAsync(Rule? audience, string defaultZone, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(audience, defaultZone, now, found => found.Count, cancellationToken);

    public void Dispose()
    {
        reading.Dispose();
        writing.Dispose();
    }

    private async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        var rows = link.Sql("select 1 from clock_audience limit 1");
        var open = rows.Read();
        rows.Reset();
        return open;
    }

    /// <summary>All of it at one moment.</summary>
    private async ValueTask<T> ReadAsync<T>(Rule? rule, string defaultZone, DateTimeOffset now, Func<MemberSet, T> read, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return link.Read(() => read(new RuleSets(link, defaultZone, now).Find(rule)), cancellationToken);
    }

    private async ValueTask<T> WriteAsync<T>(Func<ClockWriter, T> write, CancellationToken cancellationToken)
    {
        using var link = await writing.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Intake, () => write(new ClockWriter(link)), cancellationToken);
    }
}
