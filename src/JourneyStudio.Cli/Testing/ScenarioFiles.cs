using System.Collections.Immutable;

namespace JourneyStudio.Cli.Testing;

/// <summary>Scenario files behind the paths that were given.</summary>
/// <param name="Files">Full paths, in order of name.</param>
/// <param name="Missing">The first path that does not exist; null when all do.</param>
internal sealed record ScenarioFiles(ImmutableArray<string> Files, string? Missing)
{
    public static ScenarioFiles Find(IEnumerable<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path)) files.Add(Path.GetFullPath(path));
            else if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path, "*.scenario.json", SearchOption.AllDirectories).Select(Path.GetFullPath).Order(StringComparer.Ordinal));
            else return new ScenarioFiles([], path);
        }

        return new ScenarioFiles(files.ToImmutable(), null);
    }
}
