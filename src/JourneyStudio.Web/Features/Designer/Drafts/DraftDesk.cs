using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Opens drafts and carries out what editors ask.</summary>
internal sealed class DraftDesk(DraftStore store, DraftViews views, WorkspaceContents contents, DraftSurroundings surroundings, ConflictWords conflicts, DraftNotices notices)
{
    public async Task<DraftView?> OpenAsync(string definitionId, CancellationToken cancellationToken) =>
        await store.FindAsync(definitionId, cancellationToken) is { } draft
            ? views.Of(draft, await ContentAsync(cancellationToken), await surroundings.OfAsync(draft.Definition, cancellationToken), StudioLanguages.Current)
            : null;

    /// <summary>A published version in the same words as the draft.</summary>
    public DraftView Read(JourneyVersionRow version, DraftView draft) => views.Of(
        new StoredDraft
        {
            JourneyId = version.JourneyId,
            Definition = DefinitionJson.Read(version.Text).Value,
            Text = version.Text,
            Revision = 0,
            SavedAt = version.PublishedAt,
            CanUndo = false,
            CanRedo = false,
        },
        draft.Content,
        LintSurroundings.Unknown,
        StudioLanguages.Current);

    public IReadOnlyList<KindView> Kinds() => views.Kinds(StudioLanguages.Current);

    /// <summary>Carries out a request. <paramref name="known"/> is the revision that the editor's page holds: from there it is told the difference.</summary>
    public async Task<DraftAnswer?> ApplyAsync(DraftRequest request, int known, CancellationToken cancellationToken)
    {
        var reply = await store.ApplyAsync(request, cancellationToken);
        if (reply.Draft is not { } draft) return null;
        var words = await ContentAsync(cancellationToken);
        var around = await surroundings.OfAsync(draft.Definition, cancellationToken);
        var after = views.Of(draft, words, around, StudioLanguages.Current);
        if (reply.Before is { } before && before.Revision != draft.Revision) notices.Raise(request.DefinitionId, draft.Revision);
        var patch = reply.Before is { } from && from.Revision == known
            ? DraftPatch.Between(views.Of(from, words, around, StudioLanguages.Current), after)
            : DraftPatch.Whole(after);
        return new DraftAnswer(patch, reply.Refusal is { } refusal ? Reason(refusal, after) : null)
        {
            Conflict = reply.Conflict is { } conflict
                ? conflicts.Of(conflict, request, after, mine => views.Of(draft with { Definition = mine, Text = DefinitionJson.Write(mine, _ => []) }, words, around, StudioLanguages.Current))
                : null,
        };
    }

    private async Task<ContentCatalog> ContentAsync(CancellationToken cancellationToken) => new(await contents.ReadAsync(cancellationToken));

    private static string Reason(Problem refusal, DraftView draft)
    {
        var said = ProblemTexts.Say(refusal, StudioLanguages.Current);
        return draft.Find(refusal.Activity) is { } node ? $"{node.Name}: {said}" : said;
    }
}

/// <summary>What an editor is told.</summary>
/// <param name="Patch">The draft.</param>
/// <param name="Refusal">Why nothing was changed, in words; null when all is well.</param>
internal sealed record DraftAnswer(DraftPatch Patch, string? Refusal)
{
    /// <summary>The two edits that meet, when that is why.</summary>
    public ConflictView? Conflict { get; init; }
}
