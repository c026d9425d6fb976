using System.Collections.Immutable;
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
    private static readonly ImmutableHashSet<string> Kinds = ["tag", "template", "form", "segment", "coupon"];

    /// <summary>Reads all files, in their order. Of two files for the same journey the second cannot be taken.</summary>
    public ImmutableArray<ImportedFile> Read(IEnumerable<WorkflowFile> files)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<ImportedFile>();
        foreach (var file in files)
        {
            var imported = Read(file);
            if (imported.Definition is { } definition && !first.TryAdd(definition.DefinitionId, file.Name))
                imported = new ImportedFile(file.Name, null, [], [new Problem("import.same-journey", first[definition.DefinitionId], definition.DefinitionId)]);
            read.Add(imported);
        }

        return read.ToImmutable();
    }

    private ImportedFile Read(WorkflowFile file)
    {
        var mapped = DefinitionJson.Read(file.Json).Then(definition => ElsaMapping.Map(definition, catalog));
        if (!mapped.TryGet(out var result)) return new ImportedFile(file.Name, null, [], mapped.Problems);
        var problems = JourneyLint.Check(result.Definition, catalog, content);
        return new ImportedFile(file.Name, result.Definition, result.Activities, problems) { Missing = [.. problems.Select(Missing).OfType<MissingReference>().Distinct()] };
    }

    private static MissingReference? Missing(Problem problem) =>
        problem.Code.StartsWith(Reference, StringComparison.Ordinal) && Kinds.Contains(problem.Code[Reference.Length..]) ? new MissingReference(problem.Code[Reference.Length..], problem.Arguments[0]) : null;
}
