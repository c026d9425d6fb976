namespace JourneyStudio.Web.Features.Sample;

/// <summary>The sample files of the repository that this program was started from.</summary>
internal sealed class SampleFiles(IHostEnvironment environment)
{
    private const string Content = "samples/workspace/content.json";

    /// <summary>The folder that holds samples/ and workflows/; null when the program runs without them.</summary>
    public string? Root
    {
        get
        {
            var folder = environment.ContentRootPath;
            while (folder is not null && !File.Exists(Path.Combine(folder, Content)))
                folder = Path.GetDirectoryName(folder);
            return folder;
        }
    }

    public static string ContentOf(string root) => Path.GetFullPath(Path.Combine(root, Content));

    public static Task<string> ContentAsync(string root, CancellationToken cancellationToken) => File.ReadAllTextAsync(ContentOf(root), cancellationToken);

    public static IEnumerable<string> Journeys(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "workflows"), "*.json").Order(StringComparer.Ordinal);

    public static IEnumerable<string> Scenarios(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "samples", "scenarios"), "*.scenario.json").Order(StringComparer.Ordinal);
}
