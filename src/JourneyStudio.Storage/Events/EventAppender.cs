using System.Collections.Immutable;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Events;

/// <summary>Stores events that come from outside, each with the change of the member that it reports. When it has answered, they are durable.</summary>
public sealed class EventAppender(DatabaseLinks database, WriteGate gate, IdBlocks ids, ListenedEvents listened) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>Stores a batch in one transaction. An item that cannot be stored does not keep others from being stored.</summary>
    /// <param name="events">Events in the order to be routed.</param>
    /// <param name="now">Instant of receipt; an event that claims to be later is put here.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>One result for each event, in order.</returns>
    public async ValueTask<ImmutableArray<IntakeResult>> AppendAsync(IReadOnlyList<IncomingEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
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

    public void Dispose() => links.Dispose();
}
