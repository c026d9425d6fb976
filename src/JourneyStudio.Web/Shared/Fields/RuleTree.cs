using System.Text.Json;
using System.Text.Json.Nodes;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>A rule while it is edited: its JSON as a tree, half-made conditions included. A single condition is edited as a group of one.</summary>
internal static class RuleTree
{
    public static readonly IReadOnlyList<string> Groups = ["all", "any", "none"];

    public static JsonObject Read(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } json) return Group("all");
        var node = JsonObject.Create(json)!;
        return IsGroup(node) ? node : Group("all", node);
    }

    /// <summary>The rule as it is kept: nothing when it is empty, the condition itself when it is a group of one.</summary>
    public static JsonElement? Write(JsonObject root)
    {
        var items = Items(root);
        if (items.Count == 0) return null;
        var kept = KindOf(root) == "all" && items is [JsonObject only] && !IsGroup(only) ? only : root;
        return JsonSerializer.SerializeToElement(kept);
    }

    public static JsonObject Group(string kind, params JsonNode[] items) => new() { [kind] = new JsonArray(items) };

    public static bool IsGroup(JsonObject node) => Groups.Any(node.ContainsKey);

    public static string KindOf(JsonObject group) => Groups.First(group.ContainsKey);

    public static JsonArray Items(JsonObject group) => group[KindOf(group)] as JsonArray ?? [];

    public static void ChangeKind(JsonObject group, string kind)
    {
        var before = KindOf(group);
        if (before == kind) return;
        var items = group[before];
        group.Remove(before);
        group[kind] = items;
    }

    public static string Text(JsonObject node, string name) => node[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray list => string.Join(", ", list.Select(item => item?.ToString())),
        { } other => other.ToJsonString(),
        null => "",
    };

    public static void Set(JsonObject node, string name, JsonNode? value)
    {
        if (value is null) node.Remove(name);
        else node[name] = value;
    }

    public static void SetText(JsonObject node, string name, string? text) => Set(node, name, string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text.Trim()));
}
