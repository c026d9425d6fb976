using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Events;

/// <summary>
/// Reads the properties of an event: texts, numbers, true and false; null is the same as leaving it out. A text of the form
/// <c>2026-11-21</c> is a date and one with time and zone an instant, so that rules can compare them.
/// </summary>
internal sealed class PropertyReader(List<EventProblem> problems)
{
    private const int MostProperties = 50;
    private const int LongestName = 100;
    private const int LongestText = 2_000;

    public Dictionary<string, AttributeValue> Read(JsonElement json)
    {
        var properties = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new("properties", $"An object is expected, not {EventReader.Kind(json)}."));
            return properties;
        }
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.Length is 0 or > LongestName)
                problems.Add(new("properties", $"Names of properties have 1 to {LongestName} characters."));
            else if (property.Value.ValueKind != JsonValueKind.Null && Value(property.Name, property.Value) is { } value)
                properties[property.Name] = value;
        }
        if (properties.Count > MostProperties)
            problems.Add(new("properties", $"At most {MostProperties} properties are taken."));
        return properties;
    }

    private AttributeValue? Value(string name, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String when json.GetString() is { Length: <= LongestText } text:
                return Text(text);
            case JsonValueKind.String:
                problems.Add(new($"properties.{name}", $"At most {LongestText} characters are taken."));
                return null;
            case JsonValueKind.Number when json.TryGetDecimal(out var number) && Math.Abs(number) < 100_000_000_000_000m:
                return new AttributeValue.Number(number);
            case JsonValueKind.Number:
                problems.Add(new($"properties.{name}", "This number is too large."));
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return new AttributeValue.Flag(json.GetBoolean());
            default:
                problems.Add(new($"properties.{name}", $"A text, a number, true or false is expected, not {EventReader.Kind(json)}."));
                return null;
        }
    }

    private static AttributeValue Text(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new AttributeValue.Date(date);
        var withZone = text.Length is >= 17 and <= 33 && text[10] == 'T' && (text[^1] == 'Z' || text[^6] is '+' or '-');
        return withZone && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? new AttributeValue.Instant(instant.ToUniversalTime())
            : new AttributeValue.Text(text);
    }
}
