using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Members;

/// <summary>Types of custom attributes by their stored names, and the table of each.</summary>
public static class AttributeTypes
{
    public const string Text = "text";
    public const string Number = "number";
    public const string Date = "date";
    public const string Instant = "instant";
    public const string Flag = "flag";
    public const string Choice = "choice";
    public const string MultiChoice = "multi-choice";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Text, Number, Date, Instant, Flag, Choice, MultiChoice];

    internal static ImmutableArray<string> Tables { get; } = ["attribute_text", "attribute_number", "attribute_date", "attribute_instant", "attribute_flag"];

    /// <summary>The value in the type that the attribute is defined with, where its text says one; otherwise as it is.</summary>
    public static AttributeValue As(AttributeValue value, string? type) => type is null ? value : AttributeReading.Read(Read(type), value.ToText()) ?? value;

    public static string Write(AttributeType type) => type switch
    {
        AttributeType.Number => Number,
        AttributeType.Date => Date,
        AttributeType.Instant => Instant,
        AttributeType.Flag => Flag,
        AttributeType.Choice => Choice,
        AttributeType.MultiChoice => MultiChoice,
        _ => Text,
    };

    public static AttributeType Read(string type) => type switch
    {
        Number => AttributeType.Number,
        Date => AttributeType.Date,
        Instant => AttributeType.Instant,
        Flag => AttributeType.Flag,
        Choice => AttributeType.Choice,
        MultiChoice => AttributeType.MultiChoice,
        _ => AttributeType.Text,
    };

    internal static ImmutableArray<FormChoice> Choices(string? stored) => stored is null ? [] : StoredJson.Read<ImmutableArray<FormChoice>>(stored);

    internal static string? Write(ImmutableArray<FormChoice> choices) => choices.IsDefaultOrEmpty ? null : StoredJson.Write(choices);

    internal static string Insert(AttributeValue value) => value switch
    {
        AttributeValue.Number => "insert into attribute_number(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Date => "insert into attribute_date(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Instant => "insert into attribute_instant(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        AttributeValue.Flag => "insert into attribute_flag(member_id, attribute, scope, value) values(?1, ?2, '', ?3)",
        _ => "insert into attribute_text(member_id, attribute, scope, value, folded) values(?1, ?2, '', ?3, ?4)",
    };
}
