using System.Text.Json;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Content;

/// <summary>A set of members given by a rule. Journeys refer to it by <see cref="Key"/>, which never changes. Who belongs to it is as of its last refresh.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="Rule">The rule in the rule language's JSON; one that cannot be read lets nobody in.</param>
public sealed record SegmentDefinition(string Key, LocalText Names, JsonElement Rule)
{
    private const string Any = "any";

    /// <summary>The rule of a segment that is still to be given one: any of no conditions. It cannot be read, so nobody belongs to it. (All of no conditions would be everybody.)</summary>
    public static JsonElement NoRule { get; } = JsonElement.Parse("""{"any":[]}""");

    /// <summary>One that is still to be given a rule.</summary>
    public static SegmentDefinition Unwritten(string key) => new(key, new LocalText(key, key), NoRule);

    /// <summary>Whether it is still to be given a rule.</summary>
    public bool HasNoRule => IsNoRule(Rule);

    /// <summary>Whether a rule is none yet.</summary>
    public static bool IsNoRule(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty(Any, out var conditions) && conditions.ValueKind == JsonValueKind.Array && conditions.GetArrayLength() == 0;

    /// <summary>The rule, or what is wrong with it.</summary>
    public Result<Rule> Read() => RuleJson.Parse(Rule);
}
