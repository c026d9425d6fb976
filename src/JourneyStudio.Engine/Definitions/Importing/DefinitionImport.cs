using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Reads definitions that come from outside, and reports on each file and activity. Nothing is saved here.</summary>
/// <param name="catalog">The kinds of activities.</param>
/// <param name="content">What tags, templates, forms, segments and coupons there are.</param>
public sealed class DefinitionImport(ActivityCatalog catalog, ContentCatalog content)
{
    private const string Reference = "reference.";

    /// <summary>Addresses of pages that are no journey's.</summary>
    private static readonly ImmutableHashSet<string> Taken = ["import", "export.zip"];

    /// <summary>Reads all files, and what archives hold, in their order. Of two files for the same journey the second cannot be taken.</summary>
    public ImmutableArray<ImportedFile> Read(IEnumerable<WorkflowFile> files)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<ImportedFile>();
        var left = WorkflowArchive.MostBytes;
        foreach (var file in files)
        {
            foreach (var imported in Unpacked(file, ref left))
            {
                if (read.Count == WorkflowArchive.MostFiles)
                    return [.. read, Refused(imported.Name, [new Problem("import.many", WorkflowArchive.MostFiles.ToString(CultureInfo.InvariantCulture))])];
                read.Add(imported.Definition is { } definition && !first.TryAdd(definition.DefinitionId, imported.Name)
                    ? Refused(imported.Name, [new Problem("import.same-journey", first[definition.DefinitionId], definition.DefinitionId)])
                    : imported);
            }
        }

        return read.ToImmutable();
    }

    /// <summary>A definition as it would be saved, if what is saved can be read again: written in full it may be too large or too deep.</summary>
    public Result<JourneyDefinition> Savable(JourneyDefinition definition) => DefinitionJson.Read(DefinitionJson.Write(definition, catalog.PropertyOrder));

    private static ImportedFile Refused(string name, ImmutableArray<Problem> problems) => new(name, null, [], problems);

    /// <param name="file">A file or an archive.</param>
    /// <param name="left">How many bytes archives may still unpack to.</param>
    private IEnumerable<ImportedFile> Unpacked(WorkflowFile file, ref int left)
    {
        if (!WorkflowArchive.IsArchive(file.Json.Span)) return [Read(file)];
        var opened = WorkflowArchive.Open(file.Json, left);
        if (!opened.TryGet(out var inside)) return [Refused(file.Name, opened.Problems)];
        left -= inside.Sum(one => one.Json.Length);
        return inside.Select(one => Read(one with { Name = $"{file.Name}/{one.Name}" }));
    }

    private ImportedFile Read(WorkflowFile file)
    {
        var renamed = new List<RenamedActivity>();
        var mapped = DefinitionJson.ReadForeign(file.Json, renamed).Then(Addressed).Then(definition => ElsaMapping.Map(definition, catalog));
        var savable = mapped.Then(made => Savable(made.Definition));
        if (!savable.TryGet(out var definition)) return Refused(file.Name, savable.Problems);
        var problems = JourneyLint.Check(definition, catalog, content);
        var notes = renamed.Select(activity => new Problem("import.renamed", activity.Before, activity.After) { Activity = activity.After, Severity = ProblemSeverity.Warns });
        return new ImportedFile(file.Name, definition, mapped.Value.Activities, [.. notes, .. problems]) { Missing = [.. problems.Select(Missing).OfType<MissingReference>().Distinct()] };
    }

    /// <summary>The id stands in addresses and in names of files.</summary>
    private static Result<JourneyDefinition> Addressed(JourneyDefinition definition) =>
        PlainKey.Is(definition.DefinitionId) && !Taken.Contains(definition.DefinitionId) ? definition : new Problem("import.id", definition.DefinitionId);

    private static MissingReference? Missing(Problem problem) =>
        problem.Code.StartsWith(Reference, StringComparison.Ordinal) && MissingReference.Kinds.Contains(problem.Code[Reference.Length..]) ? new MissingReference(problem.Code[Reference.Length..], problem.Arguments[0]) : null;
}
