using System.Collections.Concurrent;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tags;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Tags;

/// <summary>
/// Assignments of tags that go on while people do something else. They live with the process: after a restart the same is asked again, and who has the tag already is left alone.
/// </summary>
public sealed class TagAssigning(TagAssignments assignments, PlanCache plans, RuntimeSignals signals, TimeProvider clock, ILogger<TagAssigning> logger)
{
    /// <summary>Ended ones that are remembered for those who asked.</summary>
    private const int Remembered = 20;

    private readonly ConcurrentDictionary<long, AssignmentRun> runs = new();
    private long latest;

    /// <summary>Those that one person asked for, the newest first.</summary>
    public IReadOnlyList<AssignmentRun> Of(long? actor) => [.. runs.Values.Where(run => run.Actor == actor).OrderByDescending(run => run.Id)];

    /// <summary>Why it cannot be done; null when it can.</summary>
    public async Task<Problem?> RefusalAsync(TagAssignment asked, CancellationToken cancellationToken)
    {
        var content = (await plans.CurrentAsync(cancellationToken)).Content;
        if (content.Tag(asked.Tag) is not { } tag)
            return new Problem("reference.tag", asked.Tag);
        if (tag.IsComputed)
            return new Problem("tag.computed", asked.Tag);
        if (tag.Scoped)
            return new Problem("tag.scoped", asked.Tag);
        return content.Segment(asked.Segment) is null ? new Problem("reference.segment", asked.Segment) : null;
    }

    public Task<AssignmentPreview> PreviewAsync(TagAssignment asked, Scope scope, CancellationToken cancellationToken) => assignments.PreviewAsync(asked, scope, cancellationToken);

    /// <summary>Begins one. Ask for <see cref="RefusalAsync"/> first.</summary>
    /// <returns>The run, which ends by itself.</returns>
    public AssignmentRun Start(TagAssignment asked, Scope scope, long? actor)
    {
        var run = new AssignmentRun(Interlocked.Increment(ref latest), asked, actor, clock.GetUtcNow());
        runs[run.Id] = run;
        foreach (var old in runs.Values.Where(one => one.IsOver).OrderByDescending(one => one.Id).Skip(Remembered))
        {
            if (runs.TryRemove(old.Id, out var removed))
                removed.Dispose();
        }
        run.Work = Task.Run(() => CarryOutAsync(run, scope));
        return run;
    }

    private async Task CarryOutAsync(AssignmentRun run, Scope scope)
    {
        try
        {
            var current = await plans.CurrentAsync(run.Stopping);
            var told = current.ListensTo("tag.added") || current.ListensTo("tag.removed") || current.Needs.Tags.Contains(run.Asked.Tag);
            await assignments.RunAsync(run.Asked, scope, current.Content.Content, told, run.Actor, (done, total) => Tell(run, done, total, told), run.Stopping);
            run.End(AssignmentState.Done);
        }
        catch (OperationCanceledException)
        {
            run.End(AssignmentState.Stopped);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.AssigningFailed(exception, run.Asked.Tag);
            run.End(AssignmentState.Failed);
        }
    }

    private void Tell(AssignmentRun run, long done, long total, bool told)
    {
        run.Report(done, total);
        if (told && done > 0)
            signals.Work.Raise();
    }
}
