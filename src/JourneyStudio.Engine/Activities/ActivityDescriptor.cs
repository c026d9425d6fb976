using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Engine.Activities;

/// <summary>What is fixed about a kind of activity.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>Type in definitions, such as <c>Journey.Wait</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the settings.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Family.</summary>
    public required ActivityFamily Family { get; init; }

    /// <summary>True when connections lead here: not to triggers, and not to notes.</summary>
    public bool HasInput => Family is not (ActivityFamily.Trigger or ActivityFamily.Note);

    /// <summary>True when a token parks here, so that a loop through it is no endless loop.</summary>
    public bool Parks { get; init; }

    /// <summary>True when it brings the branches of a fork together: several connections may lead here.</summary>
    public bool Joins { get; init; }

    /// <summary>Form schema in the order it is shown and written.</summary>
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>Activities of Elsa whose place it takes when a definition of Elsa is imported.</summary>
    public ImmutableArray<ElsaCounterpart> Elsa { get; init; } = [];

    /// <summary>Names of the settings in the order they are written.</summary>
    public IReadOnlyList<string> PropertyOrder => [.. Fields.Select(setting => setting.Name)];
}
