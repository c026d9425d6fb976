using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>Stored rules in the reader's words.</summary>
internal static class SegmentWords
{
    /// <summary>The sentence; null when the rule cannot be read.</summary>
    public static string? Sentence(string rule, ContentCatalog content) =>
        Read(rule) is { } json && RuleJson.Parse(json).TryGet(out var read) ? RuleSentence.Say(read, StudioLanguages.Current, content) : null;

    /// <summary>Whether a segment is still to be given a rule.</summary>
    public static bool IsNoRule(string rule) => Read(rule) is { } json && SegmentDefinition.IsNoRule(json);

    /// <summary>A rule from an address, as the builder edits it; null when it is none.</summary>
    public static JsonElement? Begin(string rule) => Read(rule) is { } json && RuleJson.Parse(json).TryGet(out var read) ? RuleJson.Write(read) : null;

    public static JsonElement? Read(string rule)
    {
        try
        {
            return JsonElement.Parse(rule);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
