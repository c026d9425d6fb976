using System.Globalization;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Content;

/// <summary>Reads text as the value of an attribute.</summary>
public static class AttributeReading
{
    /// <summary>The value; null when the text is none of that type. Numbers with a point, dates as yyyy-MM-dd, instants as ISO 8601 (UTC unless they say otherwise),
    /// yes and no as <c>true</c> and <c>false</c>.</summary>
    public static AttributeValue? Read(AttributeType type, string text) => type switch
    {
        AttributeType.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? new AttributeValue.Number(number) : null,
        AttributeType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new AttributeValue.Date(date) : null,
        AttributeType.Instant => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? new AttributeValue.Instant(instant) : null,
        AttributeType.Flag => bool.TryParse(text, out var flag) ? new AttributeValue.Flag(flag) : null,
        _ => new AttributeValue.Text(text),
    };
}
