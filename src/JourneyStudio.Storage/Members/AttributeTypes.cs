using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Members;

/// <summary>Types of custom attributes by their stored names, and the table of each.</summary>
public static class AttributeTypes
{
    public const string Text = "text";
    public const string Number = "number";
    public const string Date = "date";
    public const string Instant = "instant";
    public const string Flag = "flag";

    internal static ImmutableArray<string> Tables { get; } = ["attribute_text", "attribute_number", "attribute_date", "attribute_instant", "attribute_flag"];

    /// <summary>The value in the type that the attribute is defined with, where its text says one; otherwise as it is.</summary>
    public static AttributeValue As(AttributeValue value, string? type)
    {
        var text = value.ToText();
        return type switch
        {
            Text when value is not AttributeValue.Text => new AttributeValue.Text(text),
            Number when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => new AttributeValue.Number(number),
            Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new AttributeValue.Date(date),
            Instant when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => new AttributeValue.Instant(instant),
            Flag when bool.TryParse(text, out var flag) => new AttributeValue.Flag(flag),
            _ => value,
        };
    }

    internal static string Insert(AttributeValue value) => value switch
    {
        AttributeValue.Number => "insert into attribute_number(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Date => "insert into attribute_date(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Instant => "insert into attribute_instant(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Flag => "insert into attribute_flag(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        _ => "insert into attribute_text(member_id, attribute, scope, value, folded) values(?1, ?2, '', ?3, ?4)",
    };
}
