using System.Text.Json;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Reads and makes the JSON of simple settings; a value of another type reads as absent, so that an editor can mend it.</summary>
internal static class FieldValue
{
    public static string Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public static bool Flag(JsonElement? value) => value is { ValueKind: JsonValueKind.True };

    public static string Number(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : "";

    public static IReadOnlyList<string> Texts(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    /// <summary>A time, or a date and time, as it was chosen: between browser and component it is given seconds that nobody chose.</summary>
    public static string ToTheMinute(object? chosen) => chosen is not string text ? "" : text.Length is 8 or 19 && text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;

    /// <summary>Null, which takes the setting away, for an empty text.</summary>
    public static JsonElement? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : JsonSerializer.SerializeToElement(text.Trim());

    public static JsonElement? Of(bool flag) => flag ? JsonSerializer.SerializeToElement(true) : null;

    public static JsonElement? Of(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : JsonSerializer.SerializeToElement(texts);
}
