namespace JourneyStudio.Engine.Definitions;

/// <summary>What the <c>root</c> of a definition says beside its activities and connections.</summary>
public sealed record Flowchart
{
    /// <summary>The root type this program runs.</summary>
    public const string TypeName = "Elsa.Flowchart";

    /// <summary>Id of the root. Default <c>flow</c>.</summary>
    public string Id { get; init; } = "flow";

    /// <summary>Type of the root. Another one than <see cref="TypeName"/> is kept whole in <see cref="Extra"/> and blocks publishing.</summary>
    public string Type { get; init; } = TypeName;

    /// <summary>Version of the root's type. Default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Everything else.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;
}
