using System.Collections.Immutable;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Validating;

/// <summary>Checks definition files with the kinds of activities that this program knows.</summary>
internal static class DefinitionFile
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <summary>The content behind references; an empty workspace when there is no file.</summary>
    public static Result<ContentCatalog> Content(string? json) =>
        json is null ? ContentCatalog.Empty : ContentJson.Read(json).Then(content => Result.Ok(new ContentCatalog(content)));

    /// <summary>Reads and checks a file, or every definition in an archive. Findings about references are left out when no content was given.</summary>
    public static ImmutableArray<DefinitionReport> Check(IEnumerable<(string Name, byte[] Bytes)> files, ContentCatalog content, bool checkReferences, string language)
    {
        var reports = ImmutableArray.CreateBuilder<DefinitionReport>();
        var found = new List<WorkflowFile>();
        foreach (var (name, bytes) in files)
        {
            if (!WorkflowArchive.IsArchive(bytes)) found.Add(new WorkflowFile(name, bytes));
            else if (WorkflowArchive.Open(bytes) is var opened && opened.IsOk) found.AddRange(opened.Value.Select(file => file with { Name = $"{name}/{file.Name}" }));
            else reports.Add(new DefinitionReport(name, [], Findings(opened.Problems, null, language)));
        }

        foreach (var file in new DefinitionImport(Catalog, content).Read(found))
            reports.Add(new DefinitionReport(file.Name, [.. file.Mapped.Select(activity => Became(activity, language))], Findings([.. file.Problems.Where(Wanted)], file.Definition, language)));
        return reports.ToImmutable();

        bool Wanted(Problem problem) => checkReferences || !problem.Code.StartsWith("reference.", StringComparison.Ordinal);
    }

    private static ActivityReport Became(ImportedActivity activity, string language) => new(
        activity.Id, activity.From, activity.To, activity.Fate.ToString().ToLowerInvariant(), [.. activity.Problems.Select(problem => ProblemTexts.Say(problem, language))]);

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
