using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine;

/// <summary>
/// Says problems in words, in every language, by their code. A kind of activity that has problems of its own says them in its strings
/// as <c>problem.CODE</c> and <c>problem.CODE.fix</c>.
/// </summary>
public static class ProblemTexts
{
    private static readonly FrozenDictionary<string, string> English = Read("problems.en.json");
    private static readonly FrozenDictionary<string, string> Chinese = Read("problems.zh.json");

    /// <summary>All codes that have a text here.</summary>
    public static IEnumerable<string> Keys(string language) => Of(language).Keys;

    /// <summary>What is wrong, in one or two short sentences. The place (line, path, activity) is not part of it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="language">Language tag; what is not Chinese is English.</param>
    /// <param name="activity">Strings of the activity it concerns, so that a field is called what its form calls it.</param>
    public static string Say(Problem problem, string language, ActivityTexts? activity = null)
    {
        if (Find(problem.Code, language, activity) is not { } text) return problem.ToString();
        object[] arguments = [.. problem.Arguments.Select(argument => Name(problem, argument, language, activity))];
        return string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>What to do about it, or null when the text says enough.</summary>
    public static string? Fix(Problem problem, string language, ActivityTexts? activity = null) => Find(problem.Code + ".fix", language, activity);

    /// <summary>What the button says that mends it; null where there is none.</summary>
    public static string? Button(Problem problem, string language) => Of(language).GetValueOrDefault(problem.Code + ".do");

    private static string? Find(string key, string language, ActivityTexts? activity) =>
        activity?.Find(language, "problem." + key) ?? Of(language).GetValueOrDefault(key);

    private static string Name(Problem problem, string argument, string language, ActivityTexts? activity) =>
        (argument == problem.Field ? activity?.Find(language, "field." + argument) : null)
        ?? (problem.Code.StartsWith("port.", StringComparison.Ordinal) ? activity?.Find(language, "port." + argument) : null)
        ?? Of(language).GetValueOrDefault($"{problem.Code}:{argument}", argument);

    private static FrozenDictionary<string, string> Of(string language) => Languages.IsChinese(language) ? Chinese : English;

    private static FrozenDictionary<string, string> Read(string name)
    {
        using var stream = typeof(ProblemTexts).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
