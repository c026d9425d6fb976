using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>Something that a member did or that happened to them.</summary>
public sealed record MemberEvent
{
    /// <summary>Number in the order of storage; events of one member are routed in this order.</summary>
    public required long Id { get; init; }

    /// <summary>Dotted name, such as <c>form.submitted</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened by the sender's clock, never later than <see cref="StoredAt"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>What the sender told, by property name.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Properties { get; init; } = Empty;

    /// <summary>True when what the sender told is stored in a way that cannot be read: the event is then set aside.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Length of the chain of effects that led to this event; 0 for one that came from outside. Past 16 the chain stops.</summary>
    public int Depth { get; init; }

    private static readonly Dictionary<string, AttributeValue> Empty = [];

    /// <summary>The records that the event speaks of (session, order, …): see <see cref="RecordKinds"/>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Records =>
        RecordKinds.All.Where(Properties.ContainsKey).Select(kind => KeyValuePair.Create(kind, Properties[kind].ToText()));

    /// <summary>The records that the event speaks of, as an enrollment carries them.</summary>
    public ImmutableSortedDictionary<string, string> CarriedRecords()
    {
        var records = ImmutableSortedDictionary<string, string>.Empty;
        if (Properties.Count == 0) return records;
        foreach (var kind in RecordKinds.All)
        {
            if (Properties.TryGetValue(kind, out var value)) records = records.Add(kind, value.ToText());
        }

        return records;
    }

    /// <summary>Key of the record of this kind, or null.</summary>
    public string? Record(string kind) => Properties.TryGetValue(kind, out var value) ? value.ToText() : null;
}
