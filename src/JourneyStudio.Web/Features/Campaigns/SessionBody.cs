using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>A session as a program posts it. What it must have and has not is named in the answer.</summary>
internal sealed record SessionBody
{
    /// <summary>Its key; without one it is made of campaign, store and local start.</summary>
    public string? Key { get; init; }

    /// <summary>Key of the campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Key of the store.</summary>
    public string? Store { get; init; }

    public LocalText? Names { get; init; }
    public LocalText? Place { get; init; }

    /// <summary>IANA name, such as <c>Asia/Shanghai</c>.</summary>
    public string? TimeZone { get; init; }

    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>How many can sign up.</summary>
    public int Capacity { get; init; }

    public string? Lecturer { get; init; }
    public string? Partner { get; init; }

    /// <summary>Key of the coupon.</summary>
    public string? Coupon { get; init; }

    public SessionDraft Draft(string? key) => new()
    {
        Key = key,
        Campaign = Campaign,
        Store = Store ?? "",
        Names = Said(Names),
        Place = Said(Place),
        TimeZone = TimeZone ?? "",
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Capacity = Capacity,
        Lecturer = Lecturer,
        Partner = Partner,
        Coupon = Coupon,
    };

    private static LocalText Said(LocalText? text) => new(text?.En ?? "", text?.Zh ?? "");
}

/// <summary>When a session takes place.</summary>
internal sealed record SessionTimesBody(string? TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Why a session is called off.</summary>
internal sealed record SessionCancelBody(string? Reason);

/// <summary>Where and when a session takes place again.</summary>
/// <param name="Start">Local start, the same on the wall of each store.</param>
/// <param name="Stores">Keys of the stores.</param>
internal sealed record SessionCloneBody(DateTime Start, IReadOnlyList<string>? Stores);

/// <summary>Name of a campaign, and for one that is made again how many days later its sessions take place.</summary>
internal sealed record CampaignBody(LocalText? Names, int Days, string? ProductLine = null);
