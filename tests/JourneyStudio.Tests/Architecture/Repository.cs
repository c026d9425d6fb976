namespace JourneyStudio.Tests.Architecture;

/// <summary>The working copy these tests were built from: its files as text, without what a build or a tool generates.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "wwwroot", "Migrations", "artifacts", "data", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files("src"), .. Files("tests")];

    public static IEnumerable<SourceFile> Production => Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<string> Directories(string under) =>
        Directory.EnumerateDirectories(Path.Combine(Root, under), "*", SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Split('/').Any(Generated.Contains));

    private static IEnumerable<SourceFile> Files(string under) =>
        Directory.EnumerateFiles(Path.Combine(Root, under), "*", SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Split('/').Any(Generated.Contains))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "JourneyStudio.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("JourneyStudio.sln is not above the test assembly; run the tests from a working copy.");
    }
}
