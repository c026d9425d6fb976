using System.Collections.Immutable;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Events;

/// <summary>Stores events that come from outside, each with the change of the member that it reports. When it has answered, they are durable.</summary>
public sealed class EventAppender : IDisposable
{
    /// <summary>More events than this are a transaction of their own.</summary>
    private const int Few = 100;

    private readonly WriteGate gate;
    private readonly IdBlocks ids;
    private readonly ListenedEvents listened;
    private readonly LinkPool links;
    private readonly SharedAppends shared;

    public EventAppender(DatabaseLinks database, WriteGate gate, IdBlocks ids, ListenedEvents listened)
    {
        (this.gate, this.ids, this.listened) = (gate, ids, listened);
        links = database.Open(cacheKilobytes: 8 * 1024);
        shared = new SharedAppends((events, now) => WriteAsync(events, now, CancellationToken.None));
    }

    /// <summary>Stores a batch in one transaction, which small ones share. An item that cannot be stored does not keep others from being stored.</summary>
    /// <param name="events">Events in the order to be routed.</param>
    /// <param name="now">Instant of receipt; an event that claims to be later is put here.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>One result for each event, in order.</returns>
    public ValueTask<ImmutableArray<IntakeResult>> AppendAsync(IReadOnlyList<IncomingEvent> events, DateTimeOffset now, CancellationToken cancellationToken) =>
        events.Count > Few ? WriteAsync(events, now, cancellationToken) : new(shared.AppendAsync(events, now, cancellationToken));

    public void Dispose() => links.Dispose();

    private async ValueTask<ImmutableArray<IntakeResult>> WriteAsync(IReadOnlyList<IncomingEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var eventIds = await ids.TakeAsync(IdNames.Event, EventWriter.IdsNeeded(events), WritePriority.Intake, cancellationToken);
        var memberIds = await ids.TakeAsync(IdNames.Member, events.Count(item => item.Member.CreateUnknown), WritePriority.Intake, cancellationToken);
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(
            gate,
            WritePriority.Intake,
            () =>
            {
                var writer = new EventWriter(link, new MemberFinder(link, memberIds.Again(), now), new MemberEditor(link, now), listened, eventIds.Again(), now);
                return writer.Write(events).ToImmutableArray();
            },
            cancellationToken);
    }
}
