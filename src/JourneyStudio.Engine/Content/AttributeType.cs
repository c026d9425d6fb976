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

    /// <summary>One of the attribute's choices; its value is the choice's.</summary>
    Choice,

    /// <summary>Any of the attribute's choices; their values in the order of the choices, parted by commas. None of them is part of another, so that "contains" asks for one.</summary>
    MultiChoice,
}
