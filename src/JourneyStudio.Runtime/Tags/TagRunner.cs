using System.Diagnostics;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tags;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Tags;

/// <summary>Computes tags for everybody: who has got one, who has lost one. Each is told once, if anybody listens.</summary>
public sealed class TagRunner(TagRefresh refresh, TagCounts counts, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, ILogger<TagRunner> logger)
{
    /// <summary>Computes one now, or counts it when it is static; null when there is none with this key, or its rule cannot be read.</summary>
    public async Task<MembershipChange?> RunAsync(string key, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        if (current.Content.Tag(key) is not { } tag)
            return null;
        if (!tag.IsComputed)
            return new(0, 0, await counts.CountAsync(key, tag.Scoped, LocalTime.DateAt(clock.Now, Zone(current)), clock.Now, cancellationToken));
        if (tag.Read() is { } read && !read.IsOk)
        {
            logger.TagBroken(key, string.Join("; ", read.Problems));
            return null;
        }
        var began = Stopwatch.GetTimestamp();
        var change = await refresh.RunAsync(tag, current.Content.Content, IsTold(current, key), clock.Now, cancellationToken);
        if (change is { Entered: 0, Left: 0 })
            return change;
        logger.TagRefreshed(key, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds, change.Entered, change.Left, change.Members);
        signals.Work.Raise();
        return change;
    }

    /// <summary>Computes one if its schedule asks for it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="refreshed">When each was last computed.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public async Task RunDueAsync(string key, IReadOnlyDictionary<string, DateTimeOffset?> refreshed, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        if (current.Content.Tag(key) is { } tag && TagSchedules.IsDue(tag.Schedule, refreshed.GetValueOrDefault(key), clock.Now, Zone(current)))
            await RunAsync(key, cancellationToken);
    }

    /// <summary>Waits, exit rules and other tags that read the tag are judged on its events too.</summary>
    internal static bool IsTold(PlanSet current, string key) =>
        current.JourneysListenTo("tag.added") || current.JourneysListenTo("tag.removed") || current.Needs.Tags.Contains(key) || current.Tags.Reads(key);

    private static TimeZoneInfo Zone(PlanSet current) => Zones.Find(current.Content.Content.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc;
}
