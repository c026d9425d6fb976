using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Members;

/// <summary>Rules that the list of members is filtered by. They stand in its address, so that a list can be kept and passed on.</summary>
internal static class MemberRules
{
    /// <summary>Longest that a rule may be in an address: servers and proxies refuse lines of more than 8,192 characters.</summary>
    private const int Longest = 6_000;

    private static readonly string[] Unfinished = ["rule.text", "rule.value", "rule.number", "rule.date", "rule.list", "rule.empty"];

    /// <summary>The rule that stands in the address, as the builder edits it; null when it is none.</summary>
    public static JsonElement? Read(string? text)
    {
        try
        {
            return text is not null && RuleJson.Parse(JsonElement.Parse(text)).TryGet(out var rule) ? RuleJson.Write(rule) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The rule, if members can be asked by it. Who may not look behind the mask asks for nothing that stands there: the answers would tell it.</summary>
    public static Rule? Ask(JsonElement? json, ContentCatalog content, bool mayLook) =>
        json is { } given && RuleJson.Parse(given).TryGet(out var rule) && !AudienceChecks.Find(rule, null, content).Any() && (mayLook || !SpeaksOfPersons(rule, content)) ? rule : null;

    private static bool SpeaksOfPersons(Rule rule, ContentCatalog content) => RuleReads.Needs(rule).Attributes
        .Any(key => key is BuiltInAttributes.Name or BuiltInAttributes.Phone or BuiltInAttributes.Email or BuiltInAttributes.City || content.Attribute(key)?.Personal == true);

    /// <summary>The rule as it stands in the address.</summary>
    public static string Write(Rule rule) => JsonSerializer.Serialize(RuleJson.Write(rule));

    public static bool IsTooLong(string text) => Uri.EscapeDataString(text).Length > Longest;

    /// <summary>What is wrong with the rule. That something is still to be chosen is no fault.</summary>
    public static IEnumerable<PlacedProblem> Problems(JsonElement? json, ContentCatalog content)
    {
        if (json is not { } given)
            return [];
        var read = RuleJson.Parse(given);
        var problems = read.TryGet(out var rule) ? AudienceChecks.Find(rule, null, content) : read.Problems.Where(problem => !Unfinished.Contains(problem.Code));
        return problems.Select(problem => new PlacedProblem(problem.Path, ProblemTexts.Say(problem, StudioLanguages.Current)));
    }
}
