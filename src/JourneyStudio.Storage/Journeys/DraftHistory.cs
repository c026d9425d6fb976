using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>
/// The kept commands of one draft. An undo takes back the latest edit that still stands; a redo carries out again the earliest one
/// taken back since then, so that a new edit closes what could be redone. Undo and redo are kept too, without an inverse.
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
                return await TakeBackAsync(draft.Definition, cancellationToken);
            case DraftAct.Redo:
                return await CarryOutAgainAsync(draft.Definition, cancellationToken);
            default:
                if (await ConflictAsync(draft, request, cancellationToken) is { } conflict) return conflict;
                (command, var edit) = (DraftCommandJson.Write(request.Command!), DraftEditor.Apply(draft.Definition, request.Command!));
                if (edit.TryGet(out var done)) inverse = DraftCommandJson.Write(done.Inverse);
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

    private async Task<Result<JourneyDefinition>> TakeBackAsync(JourneyDefinition definition, CancellationToken cancellationToken)
    {
        if (NextUndo is not { } id) return definition;
        var row = await context.Set<DraftCommandRow>().SingleAsync(candidate => candidate.Id == id, cancellationToken);
        var edit = DraftEditor.Apply(definition, DraftCommandJson.ReadKept(row.Inverse).Value);
        if (edit.IsOk) row.Undone = true;
        command = """{"kind":"undo"}""";
        return edit.Then(applied => Result.Ok(applied.Definition));
    }

    private async Task<Result<JourneyDefinition>> CarryOutAgainAsync(JourneyDefinition definition, CancellationToken cancellationToken)
    {
        if (NextRedo is not { } id) return definition;
        var row = await context.Set<DraftCommandRow>().SingleAsync(candidate => candidate.Id == id, cancellationToken);
        var edit = DraftEditor.Apply(definition, DraftCommandJson.ReadKept(row.Command).Value);
        if (edit.TryGet(out var done)) (row.Undone, row.Inverse) = (false, DraftCommandJson.Write(done.Inverse));
        command = """{"kind":"redo"}""";
        return edit.Then(applied => Result.Ok(applied.Definition));
    }

    /// <summary>Somebody else set the same thing after the revision that the author saw.</summary>
    private async Task<Problem?> ConflictAsync(StoredDraft draft, DraftRequest request, CancellationToken cancellationToken)
    {
        if (request.BaseRevision >= draft.Revision) return null;
        var mine = request.Client + ".";
        var later = await context.Set<DraftCommandRow>()
            .Where(row => row.JourneyId == journeyId && row.Revision > request.BaseRevision && !row.Undone && row.Inverse != NoInverse && !row.CommandId.StartsWith(mine))
            .OrderBy(row => row.Revision).Select(row => row.Command).ToListAsync(cancellationToken);
        return DraftConflicts.Find(request.Command!, later.Select(text => DraftCommandJson.ReadKept(text).Value));
    }
}
