using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;

namespace JourneyStudio.Web.Tests.Setup;

/// <summary>That bUnit, put together by hand in Bunit.props, renders, clicks and compares markup.</summary>
public sealed class BunitTests
{
    [Fact]
    public void Click_RadzenButton_CallsBack()
    {
        using var context = Context();
        var clicks = 0;
        var button = context.Render<RadzenButton>(p => p
            .Add(x => x.Text, "Publish")
            .Add(x => x.Click, EventCallback.Factory.Create<MouseEventArgs>(this, () => clicks++)));

        button.Find("button").Click();

        Assert.Equal(1, clicks);
        Assert.Contains("Publish", button.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkupMatches_SameMarkup_Passes()
    {
        using var context = Context();

        var text = context.Render<RadzenText>(p => p.Add(x => x.Text, "Members"));

        text.MarkupMatches(text.Markup);
    }

    private static BunitContext Context()
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddRadzenComponents();
        return context;
    }
}
