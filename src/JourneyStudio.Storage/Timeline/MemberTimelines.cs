using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Timeline;

/// <summary>Reads what happened to a member as one line, the newest first, in pages.</summary>
public sealed class MemberTimelines(IDbContextFactory<StudioDbContext> contexts)
{
    /// <param name="memberId">Whose line.</param>
    /// <param name="kinds">What to show.</param>
    /// <param name="before">Only what happened before this instant; null from the newest.</param>
    /// <param name="count">At most so many entries.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<TimelineEntry>> PageAsync(
        long memberId, TimelineKinds kinds, DateTimeOffset? before, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var source = new TimelineSource(context, memberId, before ?? DateTimeOffset.MaxValue.AddDays(-1), count);
        var entries = new List<TimelineEntry>();
        if (kinds.HasFlag(TimelineKinds.Events))
            entries.AddRange(await source.EventsAsync(cancellationToken));
        if (kinds.HasFlag(TimelineKinds.Steps))
            entries.AddRange(await source.StepsAsync(cancellationToken));
        if (kinds.HasFlag(TimelineKinds.Messages))
            entries.AddRange(await source.MessagesAsync(cancellationToken));
        if (kinds.HasFlag(TimelineKinds.Tags))
            entries.AddRange(await source.TagsAsync(cancellationToken));
        if (kinds.HasFlag(TimelineKinds.Tasks))
            entries.AddRange(await source.TasksAsync(cancellationToken));
        TimelineRepeats.Remove(entries);
        return [.. entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Order).Take(count)];
    }
}
