using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>An activity as the canvas draws it.</summary>
public sealed record NodeView
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    /// <summary>Family in lower case; an unknown kind is drawn as flow.</summary>
    public required string Family { get; init; }
    public required string KindName { get; init; }
    public required string Name { get; init; }
    /// <summary>What it does, in one line of words.</summary>
    public required string Summary { get; init; }
    public required double X { get; init; }
    public required double Y { get; init; }
    public required bool HasInput { get; init; }
    public required IReadOnlyList<PortView> Ports { get; init; }
    public required IReadOnlyList<CheckView> Checks { get; init; }
    /// <summary>The activity as it stands in the definition, so that a copy loses nothing.</summary>
    public required JsonElement Activity { get; init; }
}

/// <summary>An output; without a label it is the only one and needs no name.</summary>
public sealed record PortView(string Id, string Label);

/// <summary>Something to look at before publishing.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Blocks">Whether it blocks publishing.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="Activity">Where; null for the journey as a whole.</param>
/// <param name="Field">The setting it concerns.</param>
public sealed record CheckView(string Code, bool Blocks, string Message, string? Fix, string? Activity, string? Field, string? Path)
{
    /// <summary>What mends it at a press; null where somebody has to decide. The canvas has no use for it.</summary>
    [JsonIgnore]
    public CheckRepair? Repair { get; init; }
}

/// <summary>A command of the draft that mends a finding.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Command">The command as the script sends it.</param>
public sealed record CheckRepair(string Label, JsonNode Command);

/// <summary>A connection.</summary>
public sealed record ConnectionView(string Source, string Port, string Target);

/// <summary>A kind of activity in the palette.</summary>
public sealed record KindView
{
    public required string Type { get; init; }
    public required int Version { get; init; }
    public required string Family { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    /// <summary>The icon as SVG.</summary>
    public required string Icon { get; init; }
    public required bool HasInput { get; init; }
    public required IReadOnlyList<PortView> Ports { get; init; }
}
