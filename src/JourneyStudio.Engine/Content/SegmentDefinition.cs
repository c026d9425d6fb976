using System.Text.Json;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Content;

/// <summary>A set of members given by a rule. Journeys refer to it by <see cref="Key"/>, which never changes. Who belongs to it is as of its last refresh.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="Rule">The rule in the rule language's JSON; one that cannot be read lets nobody in.</param>
public sealed record SegmentDefinition(string Key, LocalText Names, JsonElement Rule)
{
    /// <summary>The rule, or what is wrong with it.</summary>
    public Result<Rule> Read() => RuleJson.Parse(Rule);
}
