using System.Text.Json.Serialization;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Two edits that meet, in words, for the one who has to choose.</summary>
internal sealed record ConflictView
{
    /// <summary>What the two did: <c>value</c>, <c>gone</c> or <c>deleting</c>.</summary>
    public required string Kind { get; init; }
    public required string? Activity { get; init; }
    public required string Setting { get; init; }
    /// <summary>Name of the activity, or of the journey.</summary>
    public required string Name { get; init; }
    /// <summary>Name of what was set.</summary>
    public required string Label { get; init; }
    public required string By { get; init; }
    /// <summary>The other one is the same person, in another tab.</summary>
    public required bool Self { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Mine { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Theirs { get; init; }
}
