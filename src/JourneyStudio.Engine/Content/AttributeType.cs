namespace JourneyStudio.Engine.Content;

/// <summary>What an attribute can hold.</summary>
public enum AttributeType
{
    /// <summary>Text or the key of a choice.</summary>
    Text,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A moment in time.</summary>
    Instant,

    /// <summary>Yes or no.</summary>
    Flag,
}
