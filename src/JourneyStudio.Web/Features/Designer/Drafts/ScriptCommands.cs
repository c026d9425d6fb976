using System.Text.Json.Nodes;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Commands as the script makes them itself, so that it can draw what they do at once.</summary>
internal static class ScriptCommands
{
    public static JsonNode Of(DraftCommand command)
    {
        var json = JsonNode.Parse(DraftCommandJson.Write(command))!.AsObject();
        if (command is not DraftCommand.Add)
            return json;
        json["activities"] = new JsonArray([.. json["activities"]!.AsArray().Select(item => item!["activity"]!.DeepClone())]);
        json["connections"] = new JsonArray([.. json["connections"]!.AsArray().Select(item => Short(item!["connection"]!))]);
        return json;
    }

    private static JsonObject Short(JsonNode connection) => new()
    {
        ["source"] = connection["source"]!["activity"]!.DeepClone(),
        ["port"] = connection["source"]!["port"]!.DeepClone(),
        ["target"] = connection["target"]!["activity"]!.DeepClone(),
    };
}
