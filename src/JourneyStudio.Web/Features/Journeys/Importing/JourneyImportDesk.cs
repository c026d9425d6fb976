using System.Collections.Immutable;
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

    private const string Group = "basic";

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
    public async Task<Result<ImmutableArray<SavedDraft>>> SaveAsync(ImportLook look, IReadOnlyDictionary<MissingReference, ReferenceChoice> choices, long? by, CancellationToken cancellationToken)
    {
        if (look.Files.IsEmpty) return new Problem("import.no-file-taken");
        if (look.Files.FirstOrDefault(file => file.Definition is null) is { } refused) return new Problem("import.refused", refused.Name);
        var wanted = choices.Where(choice => choice.Value.Act != ReferenceAct.Leave && look.Missing.Contains(choice.Key)).ToList();
        var current = look with { Content = await ContentAsync(cancellationToken) };
        if (wanted.Select(choice => Refusal(current, choice.Key, choice.Value)).OfType<Problem>().FirstOrDefault() is { } wrong) return wrong;

        var mapping = new ReferenceMapping(catalog, wanted.Where(choice => choice.Value.Act == ReferenceAct.Map).ToDictionary(choice => choice.Key, choice => choice.Value.Key!));
        var savable = new DefinitionImport(catalog, current.Content);
        var drafts = look.Files.Select(file => (File: file, Draft: savable.Savable(mapping.Apply(file.Definition!)))).ToList();
        if (drafts.Find(draft => !draft.Draft.IsOk) is { Draft: { } unreadable }) return Result.Fail<ImmutableArray<SavedDraft>>(unreadable.Problems);
        var tags = wanted.Where(choice => choice.Value.Act == ReferenceAct.Create).Select(choice => new TagDefinition(choice.Key.Key, new LocalText(choice.Key.Key, choice.Key.Key), Group)).ToImmutableArray();

        var saved = await importing.SaveAsync(new ImportOrder([.. drafts.Select(draft => new ImportedDraft(draft.File.Name, draft.Draft.Value, look.Revision(draft.File)))], tags, by), cancellationToken);
        if (!saved.IsOk) return saved;
        foreach (var replaced in saved.Value.Where(draft => draft is { New: false, Changed: true })) notices.Raise(replaced.DefinitionId, replaced.Revision);
        if (!tags.IsEmpty) signals.PlansChanged();
        return saved;
    }

    private static Problem? Refusal(ImportLook look, MissingReference missing, ReferenceChoice choice) => choice.Act switch
    {
        ReferenceAct.Create => ImportLook.CanCreate(missing) ? null : new Problem("import.no-create", missing.Kind, missing.Key),
        ReferenceAct.Map => look.Known(missing.Kind).Any(known => known.Key == choice.Key) ? null : new Problem("import.no-target", missing.Kind, choice.Key ?? ""),
        _ => null,
    };

    private async Task<ContentCatalog> ContentAsync(CancellationToken cancellationToken) => new(await contents.ReadAsync(cancellationToken));
}
