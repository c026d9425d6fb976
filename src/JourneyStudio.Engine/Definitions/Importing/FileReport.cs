using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What is to be said of a file before anything of it is saved, in words.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Journey">Logical id of the journey in it; null when the file cannot be taken.</param>
/// <param name="Name">Name of the journey; its id when it has none.</param>
/// <param name="Activities">What becomes of the activities of another program.</param>
/// <param name="Findings">Why the file cannot be taken; or, of one that can, what is to be looked at in the draft.</param>
/// <param name="Missing">Keys that the workspace doesn't know, and what can become of them.</param>
public sealed record FileReport(
    string File, string? Journey, string? Name, ImmutableArray<ActivityReport> Activities, ImmutableArray<Finding> Findings, ImmutableArray<MissingReport> Missing)
{
    private const string References = "reference.";

    /// <summary>How many findings keep the definition from being published.</summary>
    public int Errors => Findings.Count(finding => finding.Blocks);

    /// <summary>Says it.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <param name="catalog">The kinds of activities.</param>
    /// <param name="language">Language tag.</param>
    /// <param name="checksReferences">False when nothing is known of the workspace, so that every reference would be missing.</param>
    public static FileReport Of(ImportedFile file, ActivityCatalog catalog, string language, bool checksReferences = true) => new(
        file.Name,
        file.Definition?.DefinitionId,
        file.Definition is { } definition ? string.IsNullOrWhiteSpace(definition.Name) ? definition.DefinitionId : definition.Name : null,
        [.. file.Mapped.Select(activity => Became(activity, language))],
        [.. file.Problems.Where(problem => checksReferences || !problem.Code.StartsWith(References, StringComparison.Ordinal)).Select(problem => Found(problem, file.Definition, catalog, language))],
        checksReferences ? [.. file.Missing.Select(missing => MissingReport.Of(missing, language))] : []);

    private static ActivityReport Became(ImportedActivity activity, string language) => new(
        activity.Id, activity.Title, activity.From, activity.To, activity.Fate.ToString().ToLowerInvariant(), [.. activity.Problems.Select(problem => ProblemTexts.Say(problem, language))]);

    private static Finding Found(Problem problem, JourneyDefinition? definition, ActivityCatalog catalog, string language)
    {
        var activity = problem.Activity is { } id ? definition?.Find(id) : null;
        var texts = activity is not null && catalog.Find(activity.Type) is not null ? catalog.Texts(activity.Type) : null;
        return new Finding(
            problem.Code, problem.Severity == ProblemSeverity.Blocks, problem.Activity, activity?.DisplayText ?? texts?.Text(language, "name"), problem.Field, problem.Line, ProblemTexts.Say(problem, language, texts));
    }
}

/// <summary>What becomes of an activity of another program.</summary>
/// <param name="Activity">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="From">Its type in the file.</param>
/// <param name="To">The type it would have.</param>
/// <param name="Fate"><c>mapped</c>, <c>unfolded</c> or <c>kept</c>.</param>
/// <param name="Notes">What to look at.</param>
public sealed record ActivityReport(string Activity, string? Title, string From, string? To, string Fate, ImmutableArray<string> Notes);

/// <summary>One finding.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Blocks">Whether it keeps the definition from being published.</param>
/// <param name="Activity">Id of the activity it concerns.</param>
/// <param name="Title">What that is called.</param>
/// <param name="Field">Setting it concerns.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">In words.</param>
public sealed record Finding(string Code, bool Blocks, string? Activity, string? Title, string? Field, int? Line, string Text);
