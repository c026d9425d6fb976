using System.Globalization;
using System.Text.Json;

namespace JourneyStudio.Web.Features.Audit;

/// <summary>One thing that was changed.</summary>
/// <param name="Field">Its name; names of what it is part of stand before it, with points between; empty for the whole.</param>
/// <param name="Before">Null when there was nothing.</param>
/// <param name="After">Null when nothing is left.</param>
internal sealed record AuditLine(string Field, string? Before, string? After)
{
    private const int MostLines = 200;

    /// <summary>What an entry says was changed, each thing on its own: where it tells before and after, only what differs.</summary>
    /// <param name="values">The entry's values; JSON, or any text of an older version.</param>
    public static IReadOnlyList<AuditLine> Of(string? values)
    {
        if (string.IsNullOrEmpty(values))
            return [];
        if (Parse(values) is not { } root)
            return [new("", null, values)];
        if (root.ValueKind != JsonValueKind.Object || !IsChange(root))
            return [.. Flat(root).Take(MostLines).Select(pair => new AuditLine(pair.Key, null, pair.Value))];
        var (before, after) = (Part(root, "before"), Part(root, "after"));
        // a change may say more than what was and what is: such as the version that was published
        var beside = root.EnumerateObject().Where(part => part.Name is not ("before" or "after")).SelectMany(part => Flat(part.Value, part.Name)).Select(pair => new AuditLine(pair.Key, null, pair.Value));
        var differing = before.Keys.Union(after.Keys).Select(field => new AuditLine(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field))).Where(line => line.Before != line.After);
        return [.. beside.Concat(differing).Take(MostLines)];
    }

    private static bool IsChange(JsonElement root) => root.TryGetProperty("before", out _) || root.TryGetProperty("after", out _);

    private static Dictionary<string, string> Part(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var part))
            return [];
        return Flat(part.ValueKind == JsonValueKind.String && Parse(part.GetString()!) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inner ? inner : part)
            .Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement value, string path = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(part => Flat(part.Value, path.Length == 0 ? part.Name : $"{path}.{part.Name}")),
        JsonValueKind.Array when value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array) =>
            value.EnumerateArray().SelectMany((item, index) => Flat(item, string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Length == 0 ? "" : ".")}{index + 1}"))),
        JsonValueKind.Array => [new(path, string.Join(", ", value.EnumerateArray().Select(item => item.ToString())))],
        JsonValueKind.Null => [],
        _ => [new(path, value.ToString())],
    };

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
