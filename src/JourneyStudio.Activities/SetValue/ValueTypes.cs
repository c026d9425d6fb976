using JourneyStudio.Engine.Content;

namespace JourneyStudio.Activities.SetValue;

/// <summary>What a fixed value can be beside text, as it is written.</summary>
internal static class ValueTypes
{
    public const string Number = "number";
    public const string Flag = "flag";
    public const string Date = "date";

    public static AttributeType Of(string type) => type switch
    {
        Number => AttributeType.Number,
        Flag => AttributeType.Flag,
        Date => AttributeType.Date,
        _ => AttributeType.Text,
    };
}
