using System.Collections.Immutable;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Storage.Events;

namespace JourneyStudio.Runtime.Intake;

/// <summary>The door for events from outside: API, touchpoint pages, interface. When it has answered, they are durable and the slots are awake.</summary>
public sealed class EventIntake(EventAppender appender, RuntimeClock clock, RuntimeSignals signals, StageMeters meters)
{
    /// <summary>Stores events, each at most once. One result for each, in order.</summary>
    public async Task<ImmutableArray<IntakeResult>> AppendAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return [];
        using var arriving = meters.Arriving.Begin(events.Count);
        var results = await appender.AppendAsync([.. events.Select(ProviderReports.Complete)], clock.Now, cancellationToken);
        var stored = results.OfType<IntakeResult.Stored>().ToList();
        meters.Stored.Add(stored.Count);
        var waiting = stored.FindAll(one => !one.Routed);
        meters.Routed.Add(stored.Count - waiting.Count);
        if (waiting.Count > 0)
            signals.Work.Raise(SlotSet.Of(waiting.Select(one => one.Member)));
        return results;
    }

    /// <summary>Stores one event.</summary>
    public async Task<IntakeResult> AppendAsync(IncomingEvent occurred, CancellationToken cancellationToken) =>
        (await AppendAsync([occurred], cancellationToken))[0];
}
