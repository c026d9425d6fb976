namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// One node of a journey. The model holds whatever the file said, known kind or not, so that an activity of another program
/// survives a round trip whole.
/// </summary>
public sealed record Activity
{
    /// <summary>Id within the journey, compared ordinally; connections and history refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Type name, for example <c>Journey.Wait</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the kind whose settings these are. Default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Technical name, as Elsa writes it; not shown.</summary>
    public string? Name { get; init; }

    /// <summary>Elsa's path of ids from the root.</summary>
    public string? NodeId { get; init; }

    /// <summary>Title that an operator gave it; without one, the kind's name is shown.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The operator's remark.</summary>
    public string? Description { get; init; }

    /// <summary>Place on the canvas; null when the file gives none.</summary>
    public Position? Position { get; init; }

    /// <summary>The kind's settings as they stand in the file, unknown ones included.</summary>
    public PropertyBag Settings { get; init; } = PropertyBag.Empty;

    /// <summary><c>customProperties</c>, such as <c>canStartWorkflow</c>.</summary>
    public PropertyBag CustomProperties { get; init; } = PropertyBag.Empty;

    /// <summary>What <c>metadata</c> holds beside title, description and designer.</summary>
    public PropertyBag Metadata { get; init; } = PropertyBag.Empty;

    /// <summary>What <c>metadata.designer</c> holds beside the position, such as the size.</summary>
    public PropertyBag Designer { get; init; } = PropertyBag.Empty;
}
