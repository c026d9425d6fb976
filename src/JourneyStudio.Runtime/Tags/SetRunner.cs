using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Runtime.Tags;

/// <summary>One round of refreshing: segments and computed tags, each after those that it reads, then the counts of static tags and the scores at tasks.</summary>
public sealed class SetRunner(SegmentRunner segments, TagRunner tags, TagCounts counts, TaskScores scores, PlanCache plans, RuntimeClock clock)
{
    private static readonly Dictionary<string, DateTimeOffset?> Never = [];

    /// <summary>What happened shortly before the process ended may not have been followed: the first round computes every tag.</summary>
    private bool started;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var refreshed = started ? await counts.RefreshedAsync(cancellationToken) : Never;
        var content = (await plans.CurrentAsync(cancellationToken)).Content;
        foreach (var set in ComputedSets.InOrder(content))
            await (set.Kind == SetKind.Segment ? segments.RunAsync(set.Key, cancellationToken) : tags.RunDueAsync(set.Key, refreshed, cancellationToken));
        foreach (var tag in content.Content.Tags.Where(tag => !tag.IsComputed))
            await tags.RunAsync(tag.Key, cancellationToken);
        await scores.RefreshAsync(content.Content.Models ?? ModelSettings.Default, clock.Now, cancellationToken);
        started = true;
    }
}
