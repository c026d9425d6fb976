using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys.Importing;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>Looks at workflow files, and imports them as they were looked at: all or none.</summary>
public sealed class JourneyImportDesk(JourneyImporting importing, WorkspaceContents contents, ActivityCatalog catalog, DraftNotices notices, RuntimeSignals signals)
{
    /// <summary>Most bytes of all files of one import, as they are sent.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    public async Task<ImportLook> LookAsync(IEnumerable<WorkflowFile> files, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(cancellationToken);
        var read = new DefinitionImport(catalog, content).Read(files);
        List<string> journeys = [.. read.Select(file => file.Definition?.DefinitionId).OfType<string>()];
        return new ImportLook(read, await importing.RevisionsAsync(journeys, cancellationToken), await importing.ArchivedAsync(journeys, cancellationToken), content);
    }

    /// <summary>What is to be said of a file, in words.</summary>
    public FileReport Say(ImportedFile file, string language) => FileReport.Of(file, catalog, language);

    /// <summary>What a kind of activity is called; its type when there is no such kind.</summary>
    public string KindName(string type, string language) => catalog.Find(type) is null ? type : catalog.Texts(type).Text(language, "name");

    /// <summary>Imports all files, or says why none was.</summary>
    /// <param name="look">The files as somebody saw them.</param>
    /// <param name="choices">What becomes of keys that the workspace doesn't know; those without a choice are left as they are.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels the import before it is saved.</param>
    public async Task<Result<SavedImport>> SaveAsync(ImportLook look, IReadOnlyDictionary<MissingReference, ReferenceChoice> choices, long? by, CancellationToken cancellationToken)
    {
        var settled = new ReferenceSettling(catalog, await ContentAsync(cancellationToken)).Settle(look.Files, choices);
        if (!settled.TryGet(out var import)) return Result.Fail<SavedImport>(settled.Problems);
        var drafts = look.Files.Zip(import.Definitions, (file, definition) => new ImportedDraft(file.Name, definition, look.Revision(file)));
        var saved = await importing.SaveAsync(new ImportOrder([.. drafts], import.Created, by), cancellationToken);
        if (!saved.TryGet(out var done)) return saved;
        foreach (var replaced in done.Drafts.Where(draft => draft is { New: false, Changed: true })) notices.Raise(replaced.DefinitionId, replaced.Revision);
        if (!done.Created.IsEmpty) signals.PlansChanged();
        return saved;
    }

    private async Task<ContentCatalog> ContentAsync(CancellationToken cancellationToken) => new(await contents.ReadAsync(cancellationToken));
}
