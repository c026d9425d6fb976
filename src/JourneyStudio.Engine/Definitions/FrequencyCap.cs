using System.Text.Json.Serialization;

namespace JourneyStudio.Engine.Definitions;

/// <summary>The most marketing messages that a member gets in a time, over one channel or over all.</summary>
public sealed record FrequencyCap
{
    /// <summary>Value of <see cref="Per"/> that means a calendar day of the member.</summary>
    public const string Day = "day";

    /// <summary>Key of the channel; null: all of them together.</summary>
    public string? Channel { get; init; }

    /// <summary>How many messages.</summary>
    public int? Limit { get; init; }

    /// <summary><see cref="Day"/>, or a rolling time as an ISO 8601 duration in days, such as <c>P7D</c>.</summary>
    public string Per { get; init; } = Day;

    /// <summary>Unknown properties, kept.</summary>
    [JsonIgnore]
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;
}
