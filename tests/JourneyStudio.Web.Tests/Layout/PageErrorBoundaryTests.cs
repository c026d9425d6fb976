using Bunit;
using JourneyStudio.Web.Shared.Layout;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Layout;

public sealed class PageErrorBoundaryTests
{
    [Fact]
    public void Render_PageThrows_GivesAReferenceAndTriesAgain()
    {
        using var context = Context();
        var broken = true;
        var boundary = context.Render<PageErrorBoundary>(p => p.AddChildContent<Fragile>(child => child.Add(x => x.IsBroken, () => broken)));
        Assert.Matches("[0-9A-F]{8}", boundary.Find(".chip").TextContent);

        broken = false;
        boundary.Find("button").Click();

        Assert.Equal("whole", boundary.Markup);
    }

    [Fact]
    public void Navigate_AfterAPageThrew_ShowsTheNextPage()
    {
        using var context = Context();
        var broken = true;
        var boundary = context.Render<PageErrorBoundary>(p => p.AddChildContent<Fragile>(child => child.Add(x => x.IsBroken, () => broken)));

        broken = false;
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/members");

        boundary.WaitForAssertion(() => Assert.Equal("whole", boundary.Markup));
    }

    private static BunitContext Context()
    {
        var context = new BunitContext();
        context.Services.AddStudioLanguages();
        return context;
    }

    private sealed class Fragile : ComponentBase
    {
        [Parameter] public Func<bool> IsBroken { get; set; } = () => false;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (IsBroken())
                throw new InvalidOperationException("fragile");
            builder.AddContent(0, "whole");
        }
    }
}
