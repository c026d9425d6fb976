using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Carries out what was decided on keys that the workspace doesn't know. Nothing is saved here.</summary>
/// <param name="catalog">The kinds of activities.</param>
/// <param name="content">What tags, templates, forms, segments and coupons there are now.</param>
public sealed class ReferenceSettling(ActivityCatalog catalog, ContentCatalog content)
{
    private const string Group = "basic";

    /// <summary>What is to be saved of these files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="choices">What becomes of which key; those without a choice are left as they are.</param>
    /// <returns>It; or problem <c>import.no-file-taken</c>, <c>import.refused</c>, <c>import.no-create</c>, <c>import.no-target</c>, or why a definition could not be read again.</returns>
    public Result<SettledImport> Settle(IReadOnlyCollection<ImportedFile> files, IReadOnlyDictionary<MissingReference, ReferenceChoice> choices)
    {
        if (files.Count == 0) return new Problem("import.no-file-taken");
        if (files.FirstOrDefault(file => file.Definition is null) is { } refused) return new Problem("import.refused", refused.Name);
        var missing = files.SelectMany(file => file.Missing).ToHashSet();
        var wanted = choices.Where(choice => choice.Value.Act != ReferenceAct.Leave && missing.Contains(choice.Key)).ToList();
        if (wanted.Select(choice => Refusal(choice.Key, choice.Value)).OfType<Problem>().FirstOrDefault() is { } wrong) return wrong;

        var mapping = new ReferenceMapping(catalog, wanted.Where(choice => choice.Value.Act == ReferenceAct.Map).ToDictionary(choice => choice.Key, choice => choice.Value.Key!));
        var import = new DefinitionImport(catalog, content);
        var definitions = files.Select(file => import.Savable(mapping.Apply(file.Definition!))).ToList();
        if (definitions.Find(definition => !definition.IsOk) is { } unreadable) return Result.Fail<SettledImport>(unreadable.Problems);
        var created = wanted.Where(choice => choice.Value.Act == ReferenceAct.Create).ToLookup(choice => choice.Key.Kind, choice => choice.Key.Key);
        return new SettledImport([.. definitions.Select(definition => definition.Value)], new WorkspaceContent
        {
            Tags = [.. created[MissingReference.Tag].Select(key => new TagDefinition(key, new LocalText(key, key), Group))],
            Templates = [.. created[MissingReference.Template].Select(MessageTemplate.Unwritten)],
            Forms = [.. created[MissingReference.Form].Select(FormDefinition.Unwritten)],
            Segments = [.. created[MissingReference.Segment].Select(SegmentDefinition.Unwritten)],
        });
    }

    /// <summary>Why a choice cannot be; null when it can.</summary>
    public Problem? Refusal(MissingReference missing, ReferenceChoice choice) => choice.Act switch
    {
        ReferenceAct.Create => missing.CanBeCreated ? null : new Problem("import.no-create", missing.Kind, missing.Key),
        ReferenceAct.Map => missing.Alternatives(content.Content).Any(known => known.Key == choice.Key) ? null : new Problem("import.no-target", missing.Kind, choice.Key ?? ""),
        _ => null,
    };
}
