using System.Text.Json;
using System.Text.Json.Nodes;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Settings that are lists of named objects, while they are edited.</summary>
internal static class ListItems
{
    public static List<JsonObject> Read(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => JsonNode.Parse(item.GetRawText())!.AsObject())]
        : [];

    /// <summary>Null, which takes the setting away, for no items.</summary>
    public static JsonElement? Write(IReadOnlyCollection<JsonObject> items) => items.Count == 0 ? null : JsonSerializer.SerializeToElement(items);

    public static string Name(JsonObject item) => item["name"] is JsonValue name && name.TryGetValue<string>(out var text) ? text : "";

    public static JsonElement? Part(JsonObject item, string property) => item[property] is { } node ? JsonSerializer.SerializeToElement(node) : null;

    public static int Number(JsonObject item, string property) => item[property] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    /// <summary>The first letter that no item is called by.</summary>
    public static string NewName(IReadOnlyCollection<JsonObject> items) =>
        Enumerable.Range(0, 26).Select(i => $"{(char)('A' + i)}").FirstOrDefault(name => items.All(item => Name(item) != name)) ?? "";
}
