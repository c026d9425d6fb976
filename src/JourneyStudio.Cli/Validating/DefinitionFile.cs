using System.Collections.Immutable;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Validating;

/// <summary>Checks definition files with the kinds of activities that this program knows.</summary>
internal static class DefinitionFile
{
    public static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <summary>The content behind references; an empty workspace when there is no file.</summary>
    public static Result<ContentCatalog> Content(string? json) =>
        json is null ? ContentCatalog.Empty : ContentJson.Read(json).Then(content => Result.Ok(new ContentCatalog(content)));

    /// <summary>Reads and checks files, and every definition in archives. Findings about references are left out when no content was given.</summary>
    public static ImmutableArray<FileReport> Check(IEnumerable<WorkflowFile> files, ContentCatalog content, bool checksReferences, string language) =>
        [.. new DefinitionImport(Catalog, content).Read(files).Select(file => FileReport.Of(file, Catalog, language, checksReferences))];
}
