using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>
/// The kept commands of one draft. An undo takes back the latest edit that still stands; a redo carries out again the earliest one
/// taken back since then, so that a new edit closes what could be redone. Undo and redo are kept too, as what they did, without an inverse. What somebody
/// else did after the revision that the author saw is never taken back unseen.
/// </summary>
internal sealed class DraftHistory
{
    private const string NoInverse = "";
    private readonly StudioDbContext context;
    private readonly long journeyId;
    private string command = "";
    private string inverse = NoInverse;

    private DraftHistory(StudioDbContext context, long journeyId) => (this.context, this.journeyId) = (context, journeyId);

    /// <summary>Row id of the edit that an undo takes back.</summary>
    public long? NextUndo { get; private init; }

    /// <summary>Row id of the edit that a redo carries out again.</summary>
    public long? NextRedo { get; private init; }

    /// <summary>Whose edit the request met, once <see cref="ApplyAsync"/> has refused it for that.</summary>
    public DraftConflict? Conflict { get; private set; }

    public static async Task<DraftHistory> LoadAsync(StudioDbContext context, long journeyId, CancellationToken cancellationToken)
    {
        var edits = context.Set<DraftCommandRow>().Where(row => row.JourneyId == journeyId && row.Inverse != NoInverse);
        var last = await edits.Where(row => !row.Undone).OrderByDescending(row => row.Revision).Select(row => new { row.Id, row.Revision }).FirstOrDefaultAsync(cancellationToken);
        var since = last?.Revision ?? -1;
        var undone = await edits.Where(row => row.Undone && row.Revision > since).OrderBy(row => row.Revision).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return new DraftHistory(context, journeyId) { NextUndo = last?.Id, NextRedo = undone };
    }

    public Task<bool> IsKnownAsync(string commandId, CancellationToken cancellationToken) =>
        context.Set<DraftCommandRow>().AnyAsync(row => row.JourneyId == journeyId && row.CommandId == commandId, cancellationToken);

    /// <summary>The definition after the request, or why it is refused.</summary>
    public async Task<Result<JourneyDefinition>> ApplyAsync(StoredDraft draft, DraftRequest request, CancellationToken cancellationToken)
    {
        switch (request.Act)
        {
            case DraftAct.Undo:
                return await TakeBackAsync(draft, request, cancellationToken);
            case DraftAct.Redo:
                return await CarryOutAgainAsync(draft.Definition, cancellationToken);
            default:
                var others = await OthersAsync(draft, request, cancellationToken);
                if (Meets(request.Command!, others) is { } problem)
                {
                    // there is no choice between a value and a whole draft
                    if (problem.Field is not null) Conflict = await ConflictAsync(request.Command!, problem, others, cancellationToken);
                    return problem;
                }

                (command, var edit) = (DraftCommandJson.Write(request.Command!), DraftEditor.Apply(draft.Definition, request.Command!));
                if (edit.TryGet(out var done)) inverse = DraftCommandJson.Write(done.Inverse);
                else if (others.Count > 0 && edit.Problems[0].Code == "draft.activity-gone") Conflict = await ConflictAsync(request.Command!, edit.Problems[0], others, cancellationToken);
                return edit.Then(applied => Result.Ok(applied.Definition));
        }
    }

    /// <summary>Keeps what <see cref="ApplyAsync"/> did.</summary>
    public void Record(DraftRequest request, DraftRow draft) => context.Add(new DraftCommandRow
    {
        JourneyId = journeyId,
        CommandId = request.CommandId,
        Revision = draft.Revision,
        Command = command,
        Inverse = inverse,
        At = draft.UpdatedAt,
        By = request.By,
    });

    private async Task<Result<JourneyDefinition>> TakeBackAsync(StoredDraft draft, DraftRequest request, CancellationToken cancellationToken)
    {
        var others = await OthersAsync(draft, request, cancellationToken);
        var unseen = others.Select(other => other.Id).ToList();
        var row = await context.Set<DraftCommandRow>()
            .Where(candidate => candidate.JourneyId == journeyId && candidate.Inverse != NoInverse && !candidate.Undone && !unseen.Contains(candidate.Id))
            .OrderByDescending(candidate => candidate.Revision).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return draft.Definition;
        var back = DraftCommandJson.ReadKept(row.Inverse).Value;
        if (Meets(back, others) is { } problem) return problem;
        var edit = DraftEditor.Apply(draft.Definition, back);
        if (edit.IsOk) row.Undone = true;
        command = row.Inverse;
        return edit.Then(applied => Result.Ok(applied.Definition));
    }

    private async Task<Result<JourneyDefinition>> CarryOutAgainAsync(JourneyDefinition definition, CancellationToken cancellationToken)
    {
        if (NextRedo is not { } id) return definition;
        var row = await context.Set<DraftCommandRow>().SingleAsync(candidate => candidate.Id == id, cancellationToken);
        var edit = DraftEditor.Apply(definition, DraftCommandJson.ReadKept(row.Command).Value);
        if (edit.TryGet(out var done)) (row.Undone, row.Inverse) = (false, DraftCommandJson.Write(done.Inverse));
        command = row.Command;
        return edit.Then(applied => Result.Ok(applied.Definition));
    }

    /// <summary>What others did after the revision that the author saw, the earliest first.</summary>
    private async Task<List<DraftCommandRow>> OthersAsync(StoredDraft draft, DraftRequest request, CancellationToken cancellationToken)
    {
        if (request.BaseRevision >= draft.Revision) return [];
        var later = await context.Set<DraftCommandRow>().AsNoTracking()
            .Where(row => row.JourneyId == journeyId && row.Revision > request.BaseRevision).OrderBy(row => row.Revision).ToListAsync(cancellationToken);
        return later.FindAll(row => !request.IsOwn(row.CommandId));
    }

    /// <summary>An edit that was taken back before the author looked again did nothing to what the author saw, and neither did the undo of it.</summary>
    private static Problem? Meets(DraftCommand command, List<DraftCommandRow> others)
    {
        var back = others.Where(row => row.Undone).Select(row => row.Inverse).ToHashSet(StringComparer.Ordinal);
        return DraftConflicts.Find(command, others.Where(row => !row.Undone && !(row.Inverse == NoInverse && back.Contains(row.Command))).SelectMany(Done));
    }

    /// <summary>What a row did; nothing for an undo or redo that was kept by its name alone.</summary>
    private static IEnumerable<DraftCommand> Done(DraftCommandRow row) => DraftCommandJson.ReadKept(row.Command).TryGet(out var command) ? [command] : [];

    private async Task<DraftConflict> ConflictAsync(DraftCommand mine, Problem problem, List<DraftCommandRow> others, CancellationToken cancellationToken)
    {
        var gone = problem.Code == "draft.activity-gone";
        var kind = gone ? DraftConflictKind.Gone : DraftConflicts.Deletes(mine, problem.Activity) ? DraftConflictKind.Deleting : DraftConflictKind.Value;
        var theirs = others.FindLast(row => Done(row).Any(Did)) ?? others[^1];
        var name = await context.Users.Where(user => user.Id == theirs.By).Select(user => user.UserName).SingleOrDefaultAsync(cancellationToken);
        return new DraftConflict(kind, problem.Activity, problem.Field ?? "", theirs.By, name ?? "");

        bool Did(DraftCommand command) => gone ? DraftConflicts.Deletes(command, problem.Activity) : DraftConflicts.Values(command).Contains((problem.Activity, problem.Field!));
    }
}
