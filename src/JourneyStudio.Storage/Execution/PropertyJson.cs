using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Execution;

/// <summary>
/// Properties of events as stored: text, numbers and flags as plain JSON values; a date as <c>{"date":"2026-11-21"}</c> and an instant as
/// <c>{"instant":milliseconds}</c>, so that what is read has the type that was written.
/// </summary>
public static class PropertyJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for no properties.</summary>
    public static string? Write(IReadOnlyCollection<KeyValuePair<string, AttributeValue>> properties)
    {
        if (properties.Count == 0)
            return null;
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Dictionary<string, AttributeValue> Read(string? json)
    {
        var properties = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        if (json is null)
            return properties;
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (Read(property.Value) is { } value)
                properties[property.Name] = value;
        }
        return properties;
    }

    private static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case AttributeValue.Flag flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case AttributeValue.Date date:
                writer.WriteStartObject();
                writer.WriteString("date", date.ToText());
                writer.WriteEndObject();
                break;
            case AttributeValue.Instant instant:
                writer.WriteStartObject();
                writer.WriteNumber("instant", instant.Value.ToUnixTimeMilliseconds());
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(value.ToText());
                break;
        }
    }

    private static AttributeValue? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new AttributeValue.Text(value.GetString()!),
        JsonValueKind.Number => new AttributeValue.Number(value.GetDecimal()),
        JsonValueKind.True => new AttributeValue.Flag(true),
        JsonValueKind.False => new AttributeValue.Flag(false),
        JsonValueKind.Object when value.TryGetProperty("date", out var date) =>
            new AttributeValue.Date(DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        JsonValueKind.Object when value.TryGetProperty("instant", out var instant) =>
            new AttributeValue.Instant(DateTimeOffset.FromUnixTimeMilliseconds(instant.GetInt64())),
        _ => null,
    };
}
