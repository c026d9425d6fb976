using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>An event as it is handed in, before it is stored.</summary>
public sealed record IncomingEvent
{
    /// <summary>Who tells: <c>api:shop</c>, <c>touchpoint</c>, <c>interface</c>. Keys are unique within a source.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's id of the event: a second one with the same source and key is a duplicate and does nothing.</summary>
    public required string Key { get; init; }

    /// <summary>Whom it concerns.</summary>
    public required MemberReference Member { get; init; }

    /// <summary>Dotted name, such as <c>order.paid</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened by the sender's clock. Stored no later than the instant of receipt.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the sender tells.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Properties { get; init; } = NoProperties;

    /// <summary>Change of the member that the event reports; written in the same transaction, before the event is routed.</summary>
    public MemberEdit? Edit { get; init; }

    /// <summary>Length of the chain of effects that led to it; 0 for what comes from outside the house.</summary>
    public int Depth { get; init; }

    private static readonly Dictionary<string, AttributeValue> NoProperties = [];
}
