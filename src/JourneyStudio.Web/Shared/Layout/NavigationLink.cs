using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JourneyStudio.Web.Shared.Layout;

/// <summary>A link of the navigation: current on the pages below its own, but for those that another link leads to.</summary>
public sealed class NavigationLink(NavigationManager navigation) : NavLink
{
    protected override bool ShouldMatch(string uriAbsolute)
    {
        var path = "/" + navigation.ToBaseRelativePath(uriAbsolute);
        return base.ShouldMatch(uriAbsolute) && NavigationItem.Nearest(path)?.Href == (string?)AdditionalAttributes?["href"];
    }
}
