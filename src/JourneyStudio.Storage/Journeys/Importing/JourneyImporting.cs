using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tags;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys.Importing;

/// <summary>
/// Saves definitions that came from outside, in one transaction: journeys that are not there are begun; of those that are, the draft is replaced by one edit,
/// which an undo takes back. Published versions stay.
/// </summary>
public sealed class JourneyImporting(IDbContextFactory<StudioDbContext> contexts, DraftStore drafts, JourneyCreation creation, ActivityCatalog catalog, TimeProvider clock)
{
    public const string Imported = "journey.import";

    /// <summary>Revision of the draft by logical id, of those journeys that are there.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RevisionsAsync(IReadOnlyCollection<string> journeys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RevisionsAsync(context, journeys, cancellationToken);
    }

    /// <summary>Which of these journeys are put away: an import gives them another draft, and leaves them there.</summary>
    public async Task<IReadOnlySet<string>> ArchivedAsync(IReadOnlyCollection<string> journeys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JourneyRow>().Where(row => journeys.Contains(row.DefinitionId) && row.State == JourneyStates.Archived).Select(row => row.DefinitionId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Saves all drafts or none.</summary>
    /// <returns>What was saved; problem <c>import.appeared</c>, <c>import.moved-on</c>, <c>import.tag-archived</c>, <c>import.segment-archived</c> or <c>import.raced</c> when nothing was saved.</returns>
    public async Task<Result<SavedImport>> SaveAsync(ImportOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAllAsync(order, cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageTrouble.IsRace(exception))
        {
            // Another node wrote the same journey, tag or segment between the look and the save: the transaction is gone, and with it everything
            return new Problem("import.raced");
        }
    }

    private async Task<Result<SavedImport>> SaveAllAsync(ImportOrder order, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var created = ImmutableArray.CreateBuilder<MissingReference>();
        foreach (var tag in order.Created.Tags)
            if (await AddAsync(context, tag, created, order.By, cancellationToken) is { } refusal) return refusal;
        foreach (var segment in order.Created.Segments)
            if (await AddAsync(context, segment, created, order.By, cancellationToken) is { } refusal) return refusal;
        foreach (var template in order.Created.Templates)
            await AddAsync<TemplateRow>(context, new(MissingReference.Template, template.Key), new() { Templates = [template] }, created, order.By, cancellationToken);
        foreach (var form in order.Created.Forms)
            await AddAsync<FormRow>(context, new(MissingReference.Form, form.Key), new() { Forms = [form] }, created, order.By, cancellationToken);
        var there = await RevisionsAsync(context, [.. order.Drafts.Select(draft => draft.Definition.DefinitionId)], cancellationToken);
        var import = PublicId.New();
        var saved = ImmutableArray.CreateBuilder<SavedDraft>();
        foreach (var draft in order.Drafts)
        {
            if (Refusal(draft, there) is { } moved) return moved;
            var done = draft.Revision is { } revision ? await ReplaceAsync(context, draft, revision, import, order.By, cancellationToken) : await BeginAsync(context, draft, order.By, cancellationToken);
            if (!done.TryGet(out var one)) return Result.Fail<SavedImport>(done.Problems);
            if (one.Changed) context.Add(Note(draft, one, order.By));
            saved.Add(one);
        }

        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new SavedImport(saved.ToImmutable(), created.ToImmutable());
    }

    private static Problem? Refusal(ImportedDraft draft, Dictionary<string, int> there)
    {
        var id = draft.Definition.DefinitionId;
        if (draft.Revision is not { } revision) return there.ContainsKey(id) ? new Problem("import.appeared", draft.File, id) : null;
        return there.TryGetValue(id, out var now) && now == revision ? null : new Problem("import.moved-on", draft.File, JourneyNames.Of(draft.Definition));
    }

    private static async Task<Dictionary<string, int>> RevisionsAsync(StudioDbContext context, IReadOnlyCollection<string> journeys, CancellationToken cancellationToken)
    {
        var found = from journey in context.Set<JourneyRow>()
                    join draft in context.Set<DraftRow>() on journey.Id equals draft.JourneyId
                    where journeys.Contains(journey.DefinitionId)
                    select new { journey.DefinitionId, draft.Revision };
        return await found.ToDictionaryAsync(row => row.DefinitionId, row => row.Revision, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<Result<SavedDraft>> BeginAsync(StudioDbContext context, ImportedDraft draft, long? by, CancellationToken cancellationToken)
    {
        var (id, name) = (draft.Definition.DefinitionId, JourneyNames.Of(draft.Definition));
        await creation.AddAsync(context, id, name, DefinitionJson.Write(draft.Definition, catalog.PropertyOrder), by, cancellationToken);
        return new SavedDraft(id, name, New: true, Revision: 0, Changed: true);
    }

    private async Task<Result<SavedDraft>> ReplaceAsync(StudioDbContext context, ImportedDraft draft, int revision, string import, long? by, CancellationToken cancellationToken)
    {
        var id = draft.Definition.DefinitionId;
        var request = new DraftRequest
        {
            DefinitionId = id,
            CommandId = $"import-{import}.1",
            BaseRevision = revision,
            Act = DraftAct.Edit,
            Command = new DraftCommand.Replace(draft.Definition),
            By = by,
        };
        var reply = await drafts.ApplyAsync(context, request, cancellationToken);
        if (reply.Refusal is { } refusal) return refusal;
        return new SavedDraft(id, JourneyNames.Of(draft.Definition), New: false, reply.Draft!.Revision, Changed: reply.Draft.Revision != revision);
    }

    private AuditRow Note(ImportedDraft draft, SavedDraft saved, long? by) => new()
    {
        At = clock.GetUtcNow(),
        Actor = by,
        Action = Imported,
        SubjectKind = "journey",
        SubjectId = saved.DefinitionId,
        Values = StoredJson.Write(new { file = draft.File, revision = saved.Revision }),
    };

    private async Task<Problem?> AddAsync(StudioDbContext context, TagDefinition tag, ImmutableArray<MissingReference>.Builder created, long? by, CancellationToken cancellationToken)
    {
        if (await context.Set<TagRow>().FindAsync([tag.Key], cancellationToken) is { } there) return there.ArchivedAt is null ? null : new Problem("import.tag-archived", tag.Key);
        context.Add(TagEditing.Row(tag, clock.GetUtcNow()));
        context.Add(TagEditing.Note(TagEditing.Created, null, tag, tag.Key, by, clock.GetUtcNow()));
        created.Add(new(MissingReference.Tag, tag.Key));
        return null;
    }

    private async Task<Problem?> AddAsync(StudioDbContext context, SegmentDefinition segment, ImmutableArray<MissingReference>.Builder created, long? by, CancellationToken cancellationToken)
    {
        if (await context.Set<SegmentRow>().FindAsync([segment.Key], cancellationToken) is { } there) return there.ArchivedAt is null ? null : new Problem("import.segment-archived", segment.Key);
        var row = SegmentEditing.Row(segment.Key, segment.Names, segment.Rule.GetRawText(), clock.GetUtcNow());
        context.Add(row);
        context.Add(SegmentEditing.Note(SegmentHistory.Created, "", row.Rule, row.Key, by, row.CreatedAt));
        created.Add(new(MissingReference.Segment, segment.Key));
        return null;
    }

    /// <summary>Adds a template or a form; one that is there stays as it is.</summary>
    private async Task AddAsync<TRow>(StudioDbContext context, MissingReference missing, WorkspaceContent content, ImmutableArray<MissingReference>.Builder created, long? by, CancellationToken cancellationToken)
        where TRow : class
    {
        if (await context.Set<TRow>().FindAsync([missing.Key], cancellationToken) is not null) return;
        await WorkspaceContents.AddAsync(context, content, by, clock.GetUtcNow(), cancellationToken);
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = by, Action = $"{missing.Kind}.create", SubjectKind = missing.Kind, SubjectId = missing.Key, Values = StoredJson.Write(new { import = true }) });
        created.Add(missing);
    }
}
