using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Importing;

/// <summary>What becomes of a key that the workspace doesn't know; of one that is left, also the options that would settle it.</summary>
internal static class MissingText
{
    private const int MostKeys = 8;

    public static string Of(MissingReference missing, ReferenceChoice choice, ContentCatalog content, string language) => choice.Act switch
    {
        ReferenceAct.Create => $"create   {missing.Kind} {missing.Key}{(CreatedReport.Of(missing, language).ToDo is { } toDo ? $": {toDo}" : "")}",
        ReferenceAct.Map => $"map      {missing.Kind} {missing.Key} -> {choice.Key}",
        _ => $"left     {missing.Kind} {missing.Key}: {MissingReport.Of(missing, language).Text}{string.Concat(Ways(missing, content).Select(way => "\n           " + way))}",
    };

    private static IEnumerable<string> Ways(MissingReference missing, ContentCatalog content)
    {
        if (missing.CanBeCreated) yield return $"--create {Named(missing, "")}";
        var keys = missing.Alternatives(content.Content).Select(known => known.Key).Order(StringComparer.Ordinal).ToList();
        if (keys.Count > 0) yield return $"--map {Named(missing, "=OTHER")}  (OTHER: {string.Join(", ", keys.Take(MostKeys))}{(keys.Count > MostKeys ? string.Create(CultureInfo.InvariantCulture, $" and {keys.Count - MostKeys} more") : "")})";
    }

    /// <summary>Quoted where a shell would take it apart.</summary>
    private static string Named(MissingReference missing, string rest)
    {
        var named = $"{missing.Kind}:{missing.Key}{rest}";
        return PlainKey.Is(missing.Key) ? named : $"'{named}'";
    }
}
