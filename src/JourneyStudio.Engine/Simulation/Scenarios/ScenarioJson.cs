using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Reads and writes scenarios.</summary>
public static class ScenarioJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
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

    /// <summary>Writes a scenario; what has its default is left out.</summary>
    public static string Write(Scenario scenario) => JsonSerializer.Serialize(scenario, Options);

    private static Result<Scenario> Check(Scenario scenario)
    {
        var known = scenario.Members.Select(member => member.Id).ToHashSet();
        var unknown = scenario.When.Select(act => act.Member).Concat(scenario.Merges.SelectMany(merge => new[] { merge.Survivor, merge.Duplicate })).Concat(scenario.Erasures.Select(erasure => erasure.Member)).Concat(scenario.Then.Select(expected => expected.Member)).Where(id => !known.Contains(id)).Distinct().ToList();
        return unknown.Count == 0 ? scenario : Result.Fail<Scenario>([.. unknown.Select(id => new Problem("scenario.unknown-member", id))]);
    }

    /// <summary>An empty list says what a missing one says, but where it is asked for or may be missing: a path without steps is a path.</summary>
    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsRequired || Nullable.GetUnderlyingType(property.PropertyType) is not null || !typeof(ICollection).IsAssignableFrom(property.PropertyType)) continue;
            property.ShouldSerialize = (_, value) => value is ICollection { Count: > 0 };
        }
    }
}
