using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>A session as somebody wants it, in a form, a file or a call.</summary>
public sealed record SessionDraft
{
    /// <summary>Its key; null: made of campaign, store and local start, so that the same session gets the same one.</summary>
    public string? Key { get; init; }

    /// <summary>Key of the campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Key of the store.</summary>
    public required string Store { get; init; }

    public required LocalText Names { get; init; }
    public required LocalText Place { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required int Capacity { get; init; }
    public string? Lecturer { get; init; }
    public string? Partner { get; init; }

    /// <summary>Key of the coupon.</summary>
    public string? Coupon { get; init; }

    public static SessionDraft Of(SessionRow row) => new()
    {
        Key = row.Key,
        Campaign = row.Campaign,
        Store = row.Store,
        Names = row.Names,
        Place = row.Place,
        TimeZone = row.TimeZone,
        StartsAt = row.StartsAt,
        EndsAt = row.EndsAt,
        Capacity = row.Capacity,
        Lecturer = row.Lecturer,
        Partner = row.Partner,
        Coupon = row.Coupon,
    };
}

/// <summary>When a session takes place.</summary>
public sealed record SessionTimes(string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
