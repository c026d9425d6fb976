using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>A session.</summary>
internal sealed record SessionItem
{
    public required string Key { get; init; }
    public string? Campaign { get; init; }
    public required string Store { get; init; }
    public required LocalText Names { get; init; }
    public required LocalText Place { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required int Capacity { get; init; }
    public required int SignedUp { get; init; }
    public string? Lecturer { get; init; }
    public string? Partner { get; init; }
    public string? Coupon { get; init; }

    /// <summary><c>planned</c>, <c>cancelled</c> or <c>over</c>.</summary>
    public required string State { get; init; }

    public static SessionItem Of(SessionListing listing, DateTimeOffset now) => new()
    {
        Key = listing.Session.Key,
        Campaign = listing.Session.Campaign,
        Store = listing.Session.Store,
        Names = listing.Session.Names,
        Place = listing.Session.Place,
        TimeZone = listing.Session.TimeZone,
        StartsAt = listing.Session.StartsAt,
        EndsAt = listing.Session.EndsAt,
        Capacity = listing.Session.Capacity,
        SignedUp = listing.SignedUp,
        Lecturer = listing.Session.Lecturer,
        Partner = listing.Session.Partner,
        Coupon = listing.Session.Coupon,
        State = SessionStates.Of(listing.Session, now),
    };
}

/// <summary>What became of a session that was posted.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Status"><c>created</c>, <c>unchanged</c> (it was there) or <c>rejected</c>.</param>
/// <param name="Errors">Why it was rejected, by field.</param>
internal sealed record SessionResult(string Key, string Status, IReadOnlyList<SessionError> Errors)
{
    public static SessionResult Of(SessionOutcome outcome) => new(outcome.Key, outcome.Problems.Count > 0 ? "rejected" : outcome.Created ? "created" : "unchanged", [.. outcome.Problems.Select(SessionError.Of)]);
}

internal sealed record SessionError(string? Field, string Code, string Detail)
{
    public static SessionError Of(Problem problem) => new(problem.Field, problem.Code, ProblemTexts.Say(problem, Languages.English));
}

/// <summary>What a change would come to, or has come to.</summary>
/// <param name="Concerned">Members who are told.</param>
/// <param name="InFlight">Enrollments on the way with the session.</param>
/// <param name="Waiting">Of these, those who wait for one of its dates.</param>
/// <param name="Waits">Where they wait, and what becomes of them.</param>
/// <param name="Journeys">Journeys that tell members.</param>
internal sealed record SessionEffect(int Concerned, int InFlight, int Waiting, IReadOnlyList<SessionWaitItem> Waits, IReadOnlyList<string> Journeys)
{
    public static SessionEffect Of(SessionPreview preview) => new(
        preview.Concerned, preview.InFlight, preview.Waiting, [.. preview.Waits.Select(wait => new SessionWaitItem(wait.DefinitionId, wait.Activity, wait.Count, wait.Before, Fate(wait.Fate), wait.After))], [.. preview.Told.Select(journey => journey.DefinitionId)]);

    private static string Fate(WaitFate fate) => fate switch { WaitFate.Waits => "waits", WaitFate.GoesOn => "goes-on", _ => "leaves" };
}

/// <param name="Journey">Id of the journey.</param>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Count">How many.</param>
/// <param name="Before">When time would move them on as it is.</param>
/// <param name="Fate"><c>waits</c>, <c>goes-on</c> or <c>leaves</c>.</param>
/// <param name="After">When time would move them on then.</param>
internal sealed record SessionWaitItem(string Journey, string Activity, int Count, DateTimeOffset? Before, string Fate, DateTimeOffset? After);

/// <summary>A campaign that was made, with what became of its sessions.</summary>
internal sealed record CampaignAnswer(string Key, IReadOnlyList<SessionResult> Sessions);
