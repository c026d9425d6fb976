namespace JourneyStudio.Activities.SetValue;

/// <summary>Settings of <see cref="SetValueActivity"/>.</summary>
public sealed record SetValueSettings
{
    /// <summary>Name under which the value is remembered.</summary>
    public string Key { get; init; } = "";

    /// <summary><c>set</c> to a fixed value, <c>add</c> to a number, <c>today</c>, <c>attribute</c> of the member, <c>event</c> that led here, or <c>clear</c>.</summary>
    public string Change { get; init; } = "set";

    /// <summary>The fixed value as text, or the number that is added.</summary>
    public string Value { get; init; } = "";

    /// <summary>What a fixed value is: <c>number</c>, <c>flag</c> or <c>date</c>; text unless told.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Key of the attribute that it is taken from.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>Name of the event's property that it is taken from.</summary>
    public string Property { get; init; } = "";
}
