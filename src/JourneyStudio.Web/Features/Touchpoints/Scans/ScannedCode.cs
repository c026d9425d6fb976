using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Touchpoints;

namespace JourneyStudio.Web.Features.Touchpoints.Scans;

/// <summary>A printed code and the session it belongs to.</summary>
internal sealed record ScannedCode(QrCodeRow Row, SessionRow Session)
{
    public bool ForCheckIn => Row.Purpose == "checkin";

    public string Store => Row.Store ?? Session.Store;

    /// <summary>Prefix of the texts of the page.</summary>
    public string Text => ForCheckIn ? "CheckIn" : "SignUp";
}

/// <summary>Who scanned.</summary>
/// <param name="Phone">The number that was typed, now or before on this phone; E.164.</param>
/// <param name="Member">Public id of the member whom this phone is known to belong to, if it is.</param>
/// <param name="Referrer">Public id of the member who invited, if one did.</param>
internal sealed record Scanner(string Phone, string? Member, string? Referrer);

/// <summary>What came of a scan.</summary>
/// <param name="State">Texts of the page that tells it.</param>
/// <param name="Member">The member's public id.</param>
/// <param name="Phone">The member's number, E.164.</param>
internal sealed record ScanOutcome(string State, string Member, string Phone);
