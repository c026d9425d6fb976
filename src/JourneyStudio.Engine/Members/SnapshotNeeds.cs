using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>What journeys read of a member, so that a store loads that and no more.</summary>
public sealed record SnapshotNeeds
{
    /// <summary>Further back than anything that is kept.</summary>
    public static TimeSpan Ever { get; } = TimeSpan.FromDays(100_000);

    /// <summary>Nothing but the identity.</summary>
    public static SnapshotNeeds None { get; } = new();

    /// <summary>Keys of the attributes that are read.</summary>
    public ImmutableHashSet<string> Attributes { get; init; } = [];

    /// <summary>Keys of the tags that are read or written.</summary>
    public ImmutableHashSet<string> Tags { get; init; } = [];

    /// <summary>Keys of the segments whose membership is read.</summary>
    public ImmutableHashSet<string> Segments { get; init; } = [];

    /// <summary>Names of past events that are counted, each with the longest window that is asked for (null: all time).</summary>
    public ImmutableDictionary<string, TimeSpan?> Events { get; init; } = ImmutableDictionary<string, TimeSpan?>.Empty;

    /// <summary>True when orders are read.</summary>
    public bool Orders { get; init; }

    /// <summary>True when coupon instances are read.</summary>
    public bool Coupons { get; init; }

    /// <summary>True when subscriptions are read.</summary>
    public bool Subscriptions { get; init; }

    /// <summary>True when children are read.</summary>
    public bool Children { get; init; }

    /// <summary>True when addresses and consents are read, as every send does.</summary>
    public bool Addresses { get; init; }

    /// <summary>Channels that messages are sent by.</summary>
    public ImmutableHashSet<string> Channels { get; init; } = [];

    /// <summary>How far back recorded messages are counted; null: they are not.</summary>
    public TimeSpan? Messages { get; init; }

    /// <summary>How far back messages that left are counted; null: they are not.</summary>
    public TimeSpan? Sent { get; init; }

    /// <summary>How far back the member's last own act is looked for; null: it is not.</summary>
    public TimeSpan? Acts { get; init; }

    /// <summary>True when open tasks of guides are read, as every activity with tasks does.</summary>
    public bool Tasks { get; init; }

    /// <summary>Both needs together.</summary>
    public SnapshotNeeds With(SnapshotNeeds other) => new()
    {
        Attributes = Attributes.Union(other.Attributes),
        Tags = Tags.Union(other.Tags),
        Segments = Segments.Union(other.Segments),
        Events = other.Events.Aggregate(Events, (all, next) => all.SetItem(next.Key, Longer(all, next))),
        Orders = Orders || other.Orders,
        Coupons = Coupons || other.Coupons,
        Subscriptions = Subscriptions || other.Subscriptions,
        Children = Children || other.Children,
        Addresses = Addresses || other.Addresses,
        Channels = Channels.Union(other.Channels),
        Messages = Longer(Messages, other.Messages),
        Sent = Longer(Sent, other.Sent),
        Acts = Longer(Acts, other.Acts),
        Tasks = Tasks || other.Tasks,
    };

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    private static TimeSpan? Longer(ImmutableDictionary<string, TimeSpan?> all, KeyValuePair<string, TimeSpan?> next)
    {
        if (!all.TryGetValue(next.Key, out var known))
        {
            return next.Value;
        }

        return known is { } a && next.Value is { } b ? (a > b ? a : b) : null;
    }
}
