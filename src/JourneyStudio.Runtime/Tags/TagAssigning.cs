using JourneyStudio.Engine;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Runtime.Tags;

/// <summary>Where people begin assignments of tags to many members, and stop them; a worker carries them out, on whichever node, and goes on after a restart.</summary>
public sealed class TagAssigning(TagAssignments assignments, TagAssignmentRuns runs, SessionListings sessions, PlanCache plans, AssignmentBell bell)
{
    /// <summary>Those that one person asked for, the newest first.</summary>
    public Task<IReadOnlyList<TagAssignmentRow>> OfAsync(long? actor, CancellationToken cancellationToken) => runs.OfAsync(actor, cancellationToken);

    /// <summary>Why it cannot be done; null when it can.</summary>
    /// <param name="asked">What to do.</param>
    /// <param name="scope">Whose sessions may be named.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Problem?> RefusalAsync(TagAssignment asked, Scope scope, CancellationToken cancellationToken)
    {
        var content = (await plans.CurrentAsync(cancellationToken)).Content;
        if (content.Tag(asked.Tag) is not { } tag)
            return new Problem("reference.tag", asked.Tag);
        if (tag.IsComputed)
            return new Problem("tag.computed", asked.Tag);
        if (tag.Scoped != asked.Session.Length > 0)
            return new Problem(tag.Scoped ? "tag.scoped" : "tag.not-scoped", asked.Tag);
        if (tag.Scoped && await sessions.FindAsync(asked.Session, scope, cancellationToken) is null)
            return new Problem("tag.session", asked.Session);
        return content.Segment(asked.Segment) is null ? new Problem("reference.segment", asked.Segment) : null;
    }

    public Task<AssignmentPreview> PreviewAsync(TagAssignment asked, Scope scope, CancellationToken cancellationToken) => assignments.PreviewAsync(asked, scope, cancellationToken);

    /// <summary>Begins one. Ask for <see cref="RefusalAsync"/> first.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> StartAsync(TagAssignment asked, Scope scope, long? actor, CancellationToken cancellationToken)
    {
        var id = await runs.StartAsync(asked, scope, actor, cancellationToken);
        bell.Rung.Raise();
        return id;
    }

    /// <summary>Ends one that this person asked for, after the batch that is being written. What was changed stays.</summary>
    public Task<bool> StopAsync(long id, long actor, CancellationToken cancellationToken) => runs.StopAsync(id, actor, cancellationToken);
}

/// <summary>Wakes the worker when an assignment begins on this node.</summary>
public sealed class AssignmentBell(TimeProvider time)
{
    public Signal Rung { get; } = new(time);
}
