using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Touchpoints;

namespace JourneyStudio.Web.Features.QrCodes;

/// <summary>A session with its codes and how many came by them.</summary>
public sealed record SessionCodes
{
    public required SessionRow Session { get; init; }

    public required LocalText StoreName { get; init; }

    /// <summary>The six digits by which the store's staff redeem coupons.</summary>
    public required string StorePin { get; init; }

    public required int SignedUp { get; init; }

    public required int CheckedIn { get; init; }

    public required IReadOnlyList<PrintedCode> Codes { get; init; }
}

/// <summary>A code as it is printed.</summary>
/// <param name="Row">What is stored of it.</param>
/// <param name="Address">What it carries.</param>
/// <param name="Guide">Whom its scans are counted for; null for the store itself.</param>
public sealed record PrintedCode(QrCodeRow Row, string Address, LocalText? Guide)
{
    public bool ForCheckIn => Row.Purpose == "checkin";

    public string File(string format) => $"/qr/{Row.PublicId}.{format}";
}
