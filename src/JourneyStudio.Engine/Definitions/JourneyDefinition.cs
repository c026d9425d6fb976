using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// A journey as drawn: an Elsa 3 workflow definition of our profile. It may be broken in any way a draft may be (unconnected,
/// unknown activities, wrong settings); lint says what stands in the way of publishing.
/// </summary>
public sealed record JourneyDefinition
{
    /// <summary>The <c>$schema</c> of every Elsa 3 export.</summary>
    public const string ElsaSchema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>Default of <see cref="Schema"/>.</summary>
    public string Schema { get; init; } = ElsaSchema;

    /// <summary>Logical id, the same through all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>What the journey is for.</summary>
    public string? Description { get; init; }

    /// <summary>Set by publishing, never by import. Default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Version of the Elsa format, for example <c>3.8.0.0</c>.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>The journey's own rules (<c>customProperties.journey</c>): who comes in, how often, who goes.</summary>
    public JourneyRules Rules { get; init; } = JourneyRules.None;

    /// <summary>What else <c>customProperties</c> holds.</summary>
    public PropertyBag CustomProperties { get; init; } = PropertyBag.Empty;

    /// <summary>Every other top-level property, known to Elsa (variables, options, …) or not.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;

    /// <summary>The root's own properties.</summary>
    public Flowchart Root { get; init; } = new();

    /// <summary>The nodes, in file order.</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>The connections, in file order; they may dangle.</summary>
    public ImmutableArray<Connection> Connections { get; init; } = [];

    /// <summary>The activity of that id, or null.</summary>
    public Activity? Find(string activityId) => Activities.FirstOrDefault(a => a.Id == activityId);
}
