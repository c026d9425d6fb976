using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Segments;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Refreshes segments: who has come in, who has left. Each is told once, if anybody listens.</summary>
public sealed class SegmentRunner(SegmentRefresh refresh, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, ILogger<SegmentRunner> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        foreach (var segment in current.Content.Content.Segments)
            await RunAsync(segment, cancellationToken);
    }

    /// <summary>Refreshes one now; null when there is none with this key, or it has no rule that can be read.</summary>
    public async Task<MembershipChange?> RunAsync(string key, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        return current.Content.Segment(key) is { } segment ? await RunAsync(segment, cancellationToken) : null;
    }

    private async Task<MembershipChange?> RunAsync(SegmentDefinition segment, CancellationToken cancellationToken)
    {
        if (segment.HasNoRule) return null;
        var read = segment.Read();
        if (!read.TryGet(out var rule))
        {
            logger.SegmentBroken(segment.Key, string.Join("; ", read.Problems));
            return null;
        }
        var current = await plans.CurrentAsync(cancellationToken);
        // Waits and exit rules that read the segment are judged on its events too
        var told = current.JourneysListenTo(SegmentRefresh.EnteredEvent) || current.JourneysListenTo(SegmentRefresh.LeftEvent) || current.Needs.Segments.Contains(segment.Key) || current.Tags.Hears(SegmentRefresh.EnteredEvent);
        var change = await refresh.RunAsync(segment.Key, rule, current.Content.Content.Zone, told, clock.Now, cancellationToken);
        if (change is { Entered: 0, Left: 0 })
            return change;
        logger.Refreshed(segment.Key, change.Entered, change.Left, change.Members);
        signals.Work.Raise();
        return change;
    }
}
