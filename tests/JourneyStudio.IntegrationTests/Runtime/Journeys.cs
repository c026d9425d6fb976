using System.Text.Json.Nodes;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Small definitions for tests: activities in a row, each connected by the port it names.</summary>
internal static class Journeys
{
    /// <param name="activities">Id, type, settings as JSON, and the port that leads to the next one; empty ends the row.</param>
    public static string Row(params (string Id, string Type, string Settings, string Port)[] activities) => Write(
        activities.Select(activity => (activity.Id, activity.Type, activity.Settings)),
        activities.Zip(activities.Skip(1)).Where(pair => pair.First.Port.Length > 0).Select(pair => (pair.First.Id, pair.First.Port, pair.Second.Id)));

    public static string Write(IEnumerable<(string Id, string Type, string Settings)> activities, IEnumerable<(string From, string Port, string To)> connections) => new JsonObject
    {
        ["$schema"] = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
        ["definitionId"] = "test",
        ["name"] = "Test",
        ["version"] = 1,
        ["toolVersion"] = "3.8.0.0",
        ["customProperties"] = new JsonObject { ["journey"] = new JsonObject { ["reentry"] = new JsonObject { ["mode"] = "always" } } },
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities.Select(Activity)]),
            ["connections"] = new JsonArray([.. connections.Select(connection => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = connection.From, ["port"] = connection.Port },
                ["target"] = new JsonObject { ["activity"] = connection.To, ["port"] = "In" },
            })]),
        },
    }.ToJsonString();

    private static JsonNode Activity((string Id, string Type, string Settings) activity)
    {
        var json = new JsonObject { ["id"] = activity.Id, ["type"] = $"Journey.{activity.Type}", ["version"] = 1 };
        foreach (var (name, value) in JsonNode.Parse(activity.Settings)!.AsObject())
            json[name] = value?.DeepClone();
        return json;
    }
}
