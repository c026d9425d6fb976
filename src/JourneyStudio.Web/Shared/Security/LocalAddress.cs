namespace JourneyStudio.Web.Shared.Security;

internal static class LocalAddress
{
    /// <summary>The address when it stays on this site, else the start page: no link can lead people elsewhere through us.</summary>
    public static string OrStart(string? address) => IsLocal(address) ? address! : "/";

    /// <summary>A path from the root of this site; <c>//host</c>, <c>/\host</c> and control characters are not.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
