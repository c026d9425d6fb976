using System.Text.RegularExpressions;

namespace JourneyStudio.Channels.Rendering;

/// <summary>The template engine names only the last part of a missing path; this finds the whole path in the template.</summary>
internal static partial class MergePaths
{
    public static string Complete(string template, string last, IReadOnlyDictionary<string, object?> data) =>
        Expressions().Matches(template)
            .SelectMany(expression => Paths().Matches(expression.Value).Select(path => path.Value))
            .FirstOrDefault(path => (path == last || path.Split('.').Contains(last)) && !Exists(path, data)) ?? last;

    private static bool Exists(string path, IReadOnlyDictionary<string, object?> data)
    {
        object? current = data;
        foreach (var part in path.Split('.'))
        {
            if (current is not IReadOnlyDictionary<string, object?> group || !group.TryGetValue(part, out current))
                return false;
        }
        return true;
    }

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Expressions();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Paths();
}
