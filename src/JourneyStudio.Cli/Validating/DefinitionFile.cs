using System.Collections.Immutable;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Cli.Validating;

/// <summary>Checks a definition file with the kinds of activities that this program knows.</summary>
internal static class DefinitionFile
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <summary>The content behind references; an empty workspace when there is no file.</summary>
    public static Result<ContentCatalog> Content(string? json) =>
        json is null ? ContentCatalog.Empty : ContentJson.Read(json).Then(content => Result.Ok(new ContentCatalog(content)));

    /// <summary>Reads and checks a file. Findings about references are left out when no content was given.</summary>
    public static DefinitionReport Check(string file, byte[] json, ContentCatalog content, bool checkReferences, string language)
    {
        var read = DefinitionJson.Read(json);
        if (!read.TryGet(out var definition)) return new DefinitionReport(file, Findings(read.Problems, null, language));
        var problems = JourneyLint.Check(definition, Catalog, content).Where(problem => checkReferences || !problem.Code.StartsWith("reference.", StringComparison.Ordinal));
        return new DefinitionReport(file, Findings([.. problems], definition, language));
    }

    private static ImmutableArray<Finding> Findings(ImmutableArray<Problem> problems, JourneyDefinition? definition, string language) =>
    [
        .. problems.Select(problem => new Finding(
            problem.Code,
            problem.Severity == ProblemSeverity.Blocks,
            problem.Activity,
            problem.Field,
            problem.Line,
            ProblemTexts.Say(problem, language, Texts(problem, definition)))),
    ];

    private static ActivityTexts? Texts(Problem problem, JourneyDefinition? definition) =>
        problem.Activity is { } id && definition?.Find(id) is { } activity && Catalog.Find(activity.Type) is not null ? Catalog.Texts(activity.Type) : null;
}
