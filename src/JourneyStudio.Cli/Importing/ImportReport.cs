using System.Text.Json;
using JourneyStudio.Cli.Validating;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage.Journeys.Importing;

namespace JourneyStudio.Cli.Importing;

/// <summary>What is said of an import: of each file, and of what they lack.</summary>
/// <param name="Files">The reports on the files.</param>
/// <param name="Archived">Journeys of theirs that are put away here.</param>
/// <param name="Missing">What the files lack, and what becomes of it.</param>
internal sealed record ImportReport(IReadOnlyList<FileReport> Files, IReadOnlySet<string> Archived, IReadOnlyList<KeyValuePair<MissingReference, ReferenceChoice>> Missing)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToText(ContentCatalog content, string language) => string.Join('\n', Files.Select(file => Say(file, language)).Concat(Missing.Count == 0 ? [] : Missing
        .Select(one => "  " + MissingText.Of(one.Key, one.Value, content, language)).Prepend("Missing here:")));

    public string ToJson(Result<SavedImport> saved, string language) => JsonSerializer.Serialize(
        new
        {
            files = Files,
            archived = Archived.Order(StringComparer.Ordinal),
            missing = Missing.Select(one => new { one.Key.Kind, one.Key.Key, Do = one.Value.Act.ToString().ToLowerInvariant(), To = one.Value.Key }),
            journeys = saved.IsOk ? saved.Value.Drafts : [],
            created = saved.IsOk ? saved.Value.Created.Select(created => CreatedReport.Of(created, language)) : [],
            problem = saved.IsOk ? null : ProblemTexts.Say(saved.Problems[0], language),
        },
        Json);

    private string Say(FileReport file, string language) =>
        ReportText.Of(file) + (file.Journey is { } journey && Archived.Contains(journey) ? $"\n  archived {ProblemTexts.Say(new Problem("import.archived"), language)}" : "");
}
