using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Layout;

internal static class PreferenceReturn
{
    /// <summary>Where a preference's form leads back to: the address now shown, as a path.</summary>
    public static string To(NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri);
}
