namespace JourneyStudio.Tests.Architecture;

/// <summary>A file of the working copy.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record SourceFile(string Path)
{
    private readonly Lazy<string> _text = new(() => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path)));

    public string Text => _text.Value;

    public string Name => System.IO.Path.GetFileName(Path);

    public int LineCount => Text.Count(character => character == '\n');

    public bool Is(params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
            if (Path.EndsWith(extension, StringComparison.Ordinal))
                return true;
        return false;
    }
}
