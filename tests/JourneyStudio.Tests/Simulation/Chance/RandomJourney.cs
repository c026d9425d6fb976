using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>A journey that could be published: drawn with care, then spoilt by chance as far as its checks allow.</summary>
internal static class RandomJourney
{
    public static JourneyDefinition Of(string id, Dice dice)
    {
        var drawn = new Drawing(dice);
        var whole = Definition(id, drawn, RandomJourneyRules.Of(dice));
        var connections = drawn.Connections.ToImmutableArray();
        foreach (var extra in drawn.Loops.Concat(drawn.Chaos()))
        {
            var more = connections.Add(extra);
            if (!JourneyLint.Check(whole with { Connections = more }, World.Catalog, World.Content).Blocks()) connections = more;
        }

        return whole with { Connections = connections };
    }

    private static JourneyDefinition Definition(string id, Drawing drawn, JsonElement rules)
    {
        var text = JsonSerializer.Serialize(new { definitionId = id, customProperties = new { journey = rules }, root = new { id = "flow", type = Flowchart.TypeName, activities = Array.Empty<object>(), connections = Array.Empty<object>() } });
        return DefinitionJson.Read(text).Value with { Name = id, Activities = [.. drawn.Activities.Select(activity => activity.Definition)] };
    }
}
