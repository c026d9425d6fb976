using System.Text.Json;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Shape of an event for the API description; <see cref="EventReader"/> reads it field by field, to name every fault.</summary>
internal sealed record PostedEvent
{
    /// <summary>Unique among the sender's events.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it concerns: one of these at least.</summary>
    public PostedMember? Member { get; init; }

    /// <summary>Key of the staff person who acted, in place of a member.</summary>
    public string? Staff { get; init; }

    /// <summary>Dotted name, such as order.paid.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened; the time of receipt when left out, and never later than that.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Texts, numbers, true and false.</summary>
    public Dictionary<string, JsonElement>? Properties { get; init; }
}

/// <summary>How an event names its member.</summary>
internal sealed record PostedMember(string? ExternalId, string? Phone, string? Email, string? PublicId, string? OpenId);
