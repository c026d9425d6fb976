using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Runtime.Tags;

/// <summary>Carries out the assignments that have begun, batch by batch, to their end.</summary>
public sealed class AssignmentRunner(TagAssignments assignments, TagAssignmentRuns runs, TagAssigning assigning, PlanCache plans, RuntimeSignals signals)
{
    /// <returns>How many came to their end.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var running = await runs.RunningAsync(cancellationToken);
        foreach (var run in running)
            await CarryOutAsync(run, cancellationToken);
        return running.Count;
    }

    private async Task CarryOutAsync(TagAssignmentRow run, CancellationToken cancellationToken)
    {
        // Something may have been archived since it was asked for; whether the sessions were theirs was asked then
        if (await assigning.RefusalAsync(new(run.Tag, run.Segment, run.Removes, run.Session), Scope.Whole, cancellationToken) is not null)
        {
            await runs.EndAsync(run.Id, AssignmentStates.Failed, cancellationToken);
            return;
        }
        var current = await plans.CurrentAsync(cancellationToken);
        var told = current.ListensTo("tag.added") || current.ListensTo("tag.removed") || current.Needs.Tags.Contains(run.Tag);
        var left = await assignments.LeftAsync(run, cancellationToken);
        if (run.Total is null)
            await runs.CountAsync(run.Id, left.Count, cancellationToken);
        foreach (var batch in left.Members.Where(member => member > run.Last).Chunk(TagAssignments.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await runs.GoesOnAsync(run.Id, cancellationToken))
            {
                await runs.EndAsync(run.Id, AssignmentStates.Stopped, cancellationToken);
                return;
            }
            if (await assignments.SettleAsync(run, batch, current.Content.Content, told) > 0 && told)
                signals.Work.Raise();
        }
        await runs.EndAsync(run.Id, AssignmentStates.Done, cancellationToken);
    }
}
