using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>The assignments that were begun, how far they are, and how they ended.</summary>
public sealed class TagAssignmentRuns(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>How many are shown to who asked for them.</summary>
    private const int Shown = 20;

    /// <summary>Begins one; a worker carries it out.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> StartAsync(TagAssignment asked, Scope scope, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = new TagAssignmentRow
        {
            Tag = asked.Tag,
            Session = asked.Session,
            Segment = asked.Segment,
            Removes = asked.Removes,
            Scope = StoredJson.Write(scope),
            Actor = actor,
            State = AssignmentStates.Running,
            BegunAt = clock.GetUtcNow(),
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Those that one person asked for, the newest first.</summary>
    public async Task<IReadOnlyList<TagAssignmentRow>> OfAsync(long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<TagAssignmentRow>().AsNoTracking().Where(row => row.Actor == actor).OrderByDescending(row => row.Id).Take(Shown).ToListAsync(cancellationToken);
    }

    /// <summary>Those under way, the oldest first.</summary>
    public async Task<IReadOnlyList<TagAssignmentRow>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Unended(context).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whether one goes on: nobody has stopped it.</summary>
    public async Task<bool> GoesOnAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<TagAssignmentRow>().AnyAsync(row => row.Id == id && row.State == AssignmentStates.Running, cancellationToken);
    }

    /// <summary>Asks for the end of one that this person began. False when it had ended, or is somebody else's.</summary>
    public async Task<bool> StopAsync(long id, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var asked = await context.Set<TagAssignmentRow>().Where(row => row.Id == id && row.Actor == actor && row.State == AssignmentStates.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AssignmentStates.Stopping), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return asked > 0;
    }

    /// <summary>Keeps how many members are to be changed, as it was at the start.</summary>
    public async Task CountAsync(long id, long total, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Set<TagAssignmentRow>().Where(row => row.Id == id && row.Total == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Total, total), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Ends one, with its entry in the audit log. False when it had ended.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="state">How it ends.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<bool> EndAsync(long id, string state, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var ended = await Unended(context).Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.EndedAt, now), cancellationToken);
        if (ended == 0)
            return false;
        var run = await context.Set<TagAssignmentRow>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        context.Add(new AuditRow
        {
            At = now,
            Actor = run.Actor,
            Action = run.Removes ? "tag.take" : "tag.give",
            SubjectKind = TagEditing.Subject,
            SubjectId = run.Tag,
            Values = run.Session.Length == 0 ? StoredJson.Write(new { run.Segment, Members = run.Done }) : StoredJson.Write(new { run.Segment, run.Session, Members = run.Done }),
        });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private static IQueryable<TagAssignmentRow> Unended(StudioDbContext context) =>
        context.Set<TagAssignmentRow>().Where(row => row.State == AssignmentStates.Running || row.State == AssignmentStates.Stopping);
}
