using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Reads scenario files.</summary>
public static class ScenarioJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a scenario.</summary>
    /// <returns>The scenario, or what is wrong, with line and path.</returns>
    public static Result<Scenario> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Scenario>(json, Options) is { } scenario ? Check(scenario) : new Problem("scenario.empty");
        }
        catch (JsonException broken)
        {
            return new Problem("scenario.malformed", broken.Message) { Line = (int?)broken.LineNumber + 1, Path = broken.Path };
        }
    }

    private static Result<Scenario> Check(Scenario scenario)
    {
        var known = scenario.Members.Select(member => member.Id).ToHashSet();
        var unknown = scenario.When.Select(act => act.Member).Concat(scenario.Merges.SelectMany(merge => new[] { merge.Survivor, merge.Duplicate })).Concat(scenario.Erasures.Select(erasure => erasure.Member)).Concat(scenario.Then.Select(expected => expected.Member)).Where(id => !known.Contains(id)).Distinct().ToList();
        return unknown.Count == 0 ? scenario : Result.Fail<Scenario>([.. unknown.Select(id => new Problem("scenario.unknown-member", id))]);
    }
}
