using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>The authority over drafts: applies commands one at a time, keeps each with what undoes it, answers a repeat without doing it again.</summary>
public sealed class DraftStore(IDbContextFactory<StudioDbContext> contexts, ActivityCatalog catalog, TimeProvider clock)
{
    public async Task<StoredDraft?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await RowsAsync(context, definitionId, cancellationToken);
        return found is null ? null : Stored(found.Draft, DefinitionJson.Read(found.Draft.Text).Value, await DraftHistory.LoadAsync(context, found.Draft.JourneyId, cancellationToken));
    }

    public async Task<DraftReply> ApplyAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ApplyOnceAsync(request, cancellationToken);
            }
            catch (DbUpdateException exception) when (StorageTrouble.IsRace(exception))
            {
                // Another node was quicker: look again at what it left. Of each round one edit is saved, so this ends.
            }
        }
    }

    /// <summary>Carries out a request in the transaction of somebody who does more in it.</summary>
    internal async Task<DraftReply> ApplyAsync(StudioDbContext context, DraftRequest request, CancellationToken cancellationToken)
    {
        if (await RowsAsync(context, request.DefinitionId, cancellationToken) is not { } rows) return new DraftReply(null, null, null);
        var history = await DraftHistory.LoadAsync(context, rows.Draft.JourneyId, cancellationToken);
        var before = Stored(rows.Draft, DefinitionJson.Read(rows.Draft.Text).Value, history);
        if (await history.IsKnownAsync(request.CommandId, cancellationToken)) return new DraftReply(before, null, null);

        var applied = await history.ApplyAsync(before, request, cancellationToken);
        if (!applied.TryGet(out var definition)) return new DraftReply(before, before, applied.Problems[0]) { Conflict = history.Conflict };
        if (ReferenceEquals(definition, before.Definition)) return new DraftReply(before, before, null);
        rows.Draft.Text = DefinitionJson.Write(definition, catalog.PropertyOrder);
        rows.Draft.Revision = before.Revision + 1;
        rows.Draft.UpdatedAt = clock.GetUtcNow();
        rows.Draft.UpdatedBy = request.By;
        history.Record(request, rows.Draft);
        Rename(rows.Journey, definition);
        await context.SaveChangesAsync(cancellationToken);
        return new DraftReply(Stored(rows.Draft, definition, await DraftHistory.LoadAsync(context, rows.Draft.JourneyId, cancellationToken)), before, null);
    }

    private async Task<DraftReply> ApplyOnceAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var reply = await ApplyAsync(context, request, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return reply;
    }

    private static void Rename(JourneyRow journey, JourneyDefinition definition)
    {
        var name = JourneyNames.Of(definition);
        if (journey.Name == name) return;
        journey.Name = name;
        journey.NameFolded = Rows.FoldedText.Of(name);
    }

    private static StoredDraft Stored(DraftRow row, JourneyDefinition definition, DraftHistory history) => new()
    {
        JourneyId = row.JourneyId,
        Definition = definition,
        Text = row.Text,
        Revision = row.Revision,
        SavedAt = row.UpdatedAt,
        CanUndo = history.NextUndo is not null,
        CanRedo = history.NextRedo is not null,
    };

    private static async Task<DraftRows?> RowsAsync(StudioDbContext context, string definitionId, CancellationToken cancellationToken)
    {
        var query = from journey in context.Set<JourneyRow>()
                    join draft in context.Set<DraftRow>() on journey.Id equals draft.JourneyId
                    where journey.DefinitionId == definitionId
                    select new { journey, draft };
        return await query.SingleOrDefaultAsync(cancellationToken) is { } found ? new DraftRows(found.journey, found.draft) : null;
    }

    private sealed record DraftRows(JourneyRow Journey, DraftRow Draft);
}
