using JourneyStudio.Web.Features.Touchpoints.Answers;

namespace JourneyStudio.Web.Features.Touchpoints.Scans;

/// <summary>What the page behind a QR code shows before it is answered.</summary>
public sealed record ScanView
{
    public required string Code { get; init; }

    /// <summary><c>SignUp</c> or <c>CheckIn</c>: the texts of the page.</summary>
    public required string Text { get; init; }

    public required string Instance { get; init; }

    public SessionCard? Session { get; init; }

    /// <summary>Last four digits of the number that this phone gave before; null when it is not recognised.</summary>
    public string? Recognised { get; init; }

    public string Typed { get; init; } = "";

    public FieldProblem? Problem { get; init; }

    /// <summary>Public id of the member who invited; empty for none.</summary>
    public string Referrer { get; init; } = "";
}
