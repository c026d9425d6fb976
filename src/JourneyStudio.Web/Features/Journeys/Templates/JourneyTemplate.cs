using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Web.Features.Journeys.Templates;

/// <summary>A journey to begin with, and what it needs: tags, messages, attributes.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Names">What people read; the name of the journey that is begun from it.</param>
/// <param name="Text">What it does, in one sentence.</param>
/// <param name="Industry">Whom it is for: <c>any</c>, <c>retail</c>, <c>online</c>, <c>durable</c> or <c>fast-moving</c>.</param>
/// <param name="Content">What it brings, where the workspace has nothing of the same key.</param>
public sealed record JourneyTemplate(string Key, LocalText Names, LocalText Text, string Industry, WorkspaceContent Content)
{
    private const string En = "en";
    private const string Zh = "zh";

    /// <summary>The journey in English.</summary>
    public required JourneyDefinition English { get; init; }

    /// <summary>The journey in Chinese.</summary>
    public required JourneyDefinition Chinese { get; init; }

    /// <summary>Reads a file of the gallery. In its journey a text may stand as an object with <c>en</c> and <c>zh</c>. The files are ours: one that is broken throws.</summary>
    /// <param name="key">The key.</param>
    /// <param name="json">The file.</param>
    public static JourneyTemplate Read(string key, string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        return new JourneyTemplate(key, Text("names"), Text("text"), root["industry"]!.GetValue<string>(), ContentJson.Read(root["content"]!.ToJsonString()).Value)
        {
            English = In(root["journey"]!, En),
            Chinese = In(root["journey"]!, Zh),
        };

        LocalText Text(string name) => root[name].Deserialize<LocalText>(JsonSerializerOptions.Web)!;
    }

    /// <summary>The journey, its titles, scripts and ports in a language.</summary>
    public JourneyDefinition Journey(string language) => Languages.IsChinese(language) ? Chinese : English;

    private static JourneyDefinition In(JsonNode journey, string language) => DefinitionJson.Read(Said(journey, language)!.ToJsonString()).Value;

    private static JsonNode? Said(JsonNode? node, string language) => node switch
    {
        JsonObject { Count: 2 } text when text.ContainsKey(En) && text.ContainsKey(Zh) => text[language]!.DeepClone(),
        JsonObject one => new JsonObject(one.Select(property => KeyValuePair.Create(property.Key, Said(property.Value, language)))),
        JsonArray list => new JsonArray([.. list.Select(item => Said(item, language))]),
        _ => node?.DeepClone(),
    };
}
