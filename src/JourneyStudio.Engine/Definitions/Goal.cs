using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>What a journey is for: an event that counts as its success when it occurs within the window after the entry.</summary>
public sealed record Goal
{
    /// <summary>Name of the event.</summary>
    public string Event { get; init; } = "";

    /// <summary>The rule (in the rule language's JSON) that the event must meet; null: every one counts.</summary>
    public JsonElement? Where { get; init; }

    /// <summary>Conversion window after the entry as an ISO 8601 duration; null: <see cref="DefaultWindow"/>.</summary>
    public string? Window { get; init; }

    /// <summary>Whether reaching the goal ends the enrollment. Default true.</summary>
    public bool Exits { get; init; } = true;

    /// <summary>Unknown properties, kept.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;

    /// <summary>Window in force when none is given.</summary>
    public const string DefaultWindow = "P30D";
}
