using System.Collections.Immutable;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Help;

/// <summary>The help pages that are no activity's. Each is a file of Markdown in each language, which travels inside the assembly.</summary>
internal static class HelpTopics
{
    /// <summary>Keys of the topics, in the order they are read.</summary>
    public static ImmutableArray<string> All { get; } = ["sandbox", "scenarios", "forecast", "why"];

    /// <summary>A topic in the reader's language; null where there is none.</summary>
    public static string? Read(string topic)
    {
        if (!All.Contains(topic)) return null;
        var language = StudioLanguages.Current == StudioLanguages.Chinese ? "zh" : "en";
        using var stream = typeof(HelpTopics).Assembly.GetManifestResourceStream($"help/{topic}.{language}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
