using System.Text.Json.Serialization;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Hours of the day, by the member's clock, in which nothing is sent. They may pass midnight.</summary>
public sealed record QuietHours
{
    /// <summary>Key of the channel; null: all of them.</summary>
    public string? Channel { get; init; }

    /// <summary>First minute, local time as <c>21:00</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>First minute that is no longer quiet, local time as <c>09:00</c>.</summary>
    public string To { get; init; } = "";

    /// <summary>Unknown properties, kept.</summary>
    [JsonIgnore]
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;
}
