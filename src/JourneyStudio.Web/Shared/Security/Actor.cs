using System.Globalization;
using System.Security.Claims;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who acts, as audit and trace keep it.</summary>
internal static class Actor
{
    /// <summary>Claim with the number of the API key that a program came with.</summary>
    public const string KeyClaim = "key";

    /// <summary>The user's number; below zero that of an API key; 0 for nobody known.</summary>
    public static long Of(ClaimsPrincipal caller) => Number(caller, ClaimTypes.NameIdentifier) ?? -Number(caller, KeyClaim) ?? 0;

    private static long? Number(ClaimsPrincipal caller, string claim) =>
        long.TryParse(caller.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;
}
