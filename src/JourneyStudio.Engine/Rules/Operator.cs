namespace JourneyStudio.Engine.Rules;

/// <summary>
/// How a value is compared. A missing value, or one that cannot be compared so, satisfies only <see cref="IsNotSet"/>,
/// <see cref="IsNot"/>, <see cref="NotOneOf"/> and <see cref="NotContains"/> (the first only when missing).
/// </summary>
public enum Operator
{
    /// <summary>Equal.</summary>
    Is,

    /// <summary>Not equal, or missing.</summary>
    IsNot,

    /// <summary>Equal to one of several.</summary>
    OneOf,

    /// <summary>Equal to none of several, or missing.</summary>
    NotOneOf,

    /// <summary>Text in which the other occurs.</summary>
    Contains,

    /// <summary>Text in which the other doesn't occur, or missing.</summary>
    NotContains,

    /// <summary>There is a value.</summary>
    IsSet,

    /// <summary>There is none.</summary>
    IsNotSet,

    /// <summary>Number above.</summary>
    Greater,

    /// <summary>Number above or equal.</summary>
    AtLeast,

    /// <summary>Number below.</summary>
    Less,

    /// <summary>Number below or equal.</summary>
    AtMost,

    /// <summary>Earlier.</summary>
    Before,

    /// <summary>Later.</summary>
    After,

    /// <summary>Earlier or on that day.</summary>
    OnOrBefore,

    /// <summary>Later or on that day.</summary>
    OnOrAfter,
}
