using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>A session as lists show it.</summary>
public sealed record SessionListing
{
    public required SessionRow Session { get; init; }
    public LocalText? CampaignNames { get; init; }
    public LocalText? StoreNames { get; init; }
    public int SignedUp { get; init; }
}

/// <summary>Which sessions to list.</summary>
public sealed record SessionFilter
{
    /// <summary>Of which stores.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Key of the campaign; null for all.</summary>
    public string? Campaign { get; init; }

    /// <summary>Key of the store; null for all.</summary>
    public string? Store { get; init; }

    /// <summary>Start at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Start before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>One of <see cref="SessionStates"/>; null for all.</summary>
    public string? State { get; init; }
}
