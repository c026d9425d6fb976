using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Finishes tasks. The task and the event that its journey waits for are written in one transaction; of any number of tries one wins.</summary>
public sealed class TaskCompletion(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids)
{
    private const int LongestNote = 2_000;

    /// <param name="publicId">Public id of the task.</param>
    /// <param name="scope">Whose tasks may be finished.</param>
    /// <param name="outcome">One of the task's outcomes.</param>
    /// <param name="note">What the guide wants to remember.</param>
    /// <param name="by">Name of who did it.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public async Task<TaskTurn> FinishAsync(string publicId, Scope scope, string outcome, string? note, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (note?.Length > LongestNote)
            return TaskTurn.NoteTooLong;
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<GuideTaskRow>().AsNoTracking().Within(context, scope).FirstOrDefaultAsync(row => row.PublicId == publicId, cancellationToken) is not { } task)
            return TaskTurn.Unknown;
        if (!StoredJson.Read<string[]>(task.Outcomes).Contains(outcome, StringComparer.Ordinal))
            return TaskTurn.UnknownOutcome;
        var won = await context.Set<GuideTaskRow>()
            .Where(row => row.Id == task.Id && (row.State == TaskStates.Open || row.State == TaskStates.Overdue))
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.State, TaskStates.Done).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Note, string.IsNullOrWhiteSpace(note) ? null : note.Trim())
                    .SetProperty(r => r.FinishedAt, now).SetProperty(r => r.FinishedBy, by),
                cancellationToken);
        if (won == 0)
            return TaskTurn.Closed;
        context.Add(new EventKeyRow { Source = GuideTasks.Source, Key = task.EffectKey, EventId = eventId, At = now });
        context.Add(new EventRow
        {
            Id = eventId,
            MemberId = task.MemberId,
            Slot = SlotLease.SlotOf(new MemberId(task.MemberId)),
            Name = GuideTasks.Finished,
            Source = GuideTasks.Source,
            At = now,
            StoredAt = now,
            Properties = PropertyJson.Write(GuideTasks.FinishedProperties(task.EffectKey, task.Purpose, outcome)),
        });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return TaskTurn.Finished;
    }
}

/// <summary>What came of finishing a task.</summary>
public enum TaskTurn
{
    Finished,

    /// <summary>There is no such task.</summary>
    Unknown,

    /// <summary>It was done before, or taken back.</summary>
    Closed,

    /// <summary>The task has no such outcome.</summary>
    UnknownOutcome,

    NoteTooLong,
}
