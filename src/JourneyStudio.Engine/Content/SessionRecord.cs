namespace JourneyStudio.Engine.Content;

/// <summary>A session (活动场次) of a campaign: one meeting at one place.</summary>
public sealed record SessionRecord
{
    /// <summary>Immutable key; the scope of session-scoped tags.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required LocalText Names { get; init; }

    /// <summary>Key of the campaign it belongs to.</summary>
    public string? Campaign { get; init; }

    /// <summary>Key of the store that hosts it.</summary>
    public required string Store { get; init; }

    /// <summary>Where it takes place, as the member reads it.</summary>
    public required LocalText Place { get; init; }

    /// <summary>IANA zone of the place; the session's dates are told in it.</summary>
    public required string Zone { get; init; }

    /// <summary>Start.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>End.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>True once it is called off: who waits for its date leaves the journey.</summary>
    public bool Cancelled { get; init; }

    /// <summary>When it was called off; null where it was not, or where nobody knows.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>How many can sign up.</summary>
    public required int Capacity { get; init; }

    /// <summary>Who leads it.</summary>
    public string? Lecturer { get; init; }

    /// <summary>Key of the coupon handed out there.</summary>
    public string? Coupon { get; init; }
}
