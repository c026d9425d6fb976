using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Says why a row was rejected, with the column as the file calls it.</summary>
public static class ImportReasons
{
    /// <param name="problem">The problem; its field is the number of a column, or the path of a field.</param>
    /// <param name="header">What the file calls its columns.</param>
    /// <param name="targets">What they stand for.</param>
    /// <param name="language">Language of the reader.</param>
    public static string Say(Problem problem, IReadOnlyList<string> header, ImmutableArray<string> targets, string language)
    {
        var text = ProblemTexts.Say(problem, language);
        if (problem.Field is not { } field)
            return text;
        var column = int.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : targets.IndexOf(field);
        if (column < 0 && field.StartsWith("tags.", StringComparison.Ordinal))
            column = targets.IndexOf(FieldNames.Tags);
        return column >= 0 && column < header.Count ? $"{header[column]}{(Languages.IsChinese(language) ? "：" : ": ")}{text}" : text;
    }
}
