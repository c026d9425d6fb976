using System.Security.Cryptography;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Names one showing of a page, so that what comes back from it counts once.</summary>
internal static class TouchInstance
{
    private const int Length = 20;

    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>The name as it came back; a fresh one when it was tampered with.</summary>
    public static string Of(string? posted) => posted is { Length: Length } && posted.All(char.IsAsciiHexDigitLower) ? posted : New();
}
