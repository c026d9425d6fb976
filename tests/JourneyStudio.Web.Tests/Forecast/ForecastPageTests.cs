using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Features.Forecast;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Tests.Forecast;

/// <summary>A draft over many members: real ones, made-up ones, beside the version that is live.</summary>
public sealed class ForecastPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task MadeUp_BesideTheLiveVersion_ShowsBothWithMessagesQueueAndCost()
    {
        using var context = Over();
        var page = Open(context, "club-checkin");
        await page.WaitForElement("[data-testid=forecast-made-up]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        await page.Find("[data-testid=forecast-members]").ChangeAsync(new ChangeEventArgs { Value = "0" });
        Assert.Contains("from 1 to 1,000,000", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-testid=forecast-run]").HasAttribute("disabled"));
        await page.Find("[data-testid=forecast-members]").ChangeAsync(new ChangeEventArgs { Value = "60" });
        await page.Find("[data-testid=forecast-beside]").ChangeAsync(new ChangeEventArgs { Value = ForecastForm.Live });
        await page.Find("[data-testid=forecast-run]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Live: of 60 members in 90 days, 60 passages begin", page.Find("[data-testid=forecast-result]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(2, page.FindAll("[data-testid=forecast-result] polyline").Count);
        Assert.Equal(2, page.FindAll("[data-testid=forecast-activities] .frame").Count);
        Assert.Equal("60", page.Find("[data-testid=forecast-activities] g[data-activity=scan] .note").TextContent);
        await page.Find("[data-testid=forecast-activity]").ChangeAsync(new ChangeEventArgs { Value = "wait-walk-in" });
        Assert.Equal(2, page.FindAll("[data-testid=forecast-activities] g.shown[data-activity=wait-walk-in]").Count);
        Assert.Contains("Draft: 60 in all", page.Find("[data-testid=forecast-activities] .names").TextContent, StringComparison.Ordinal);
        var price = page.Find("[data-testid=forecast-channels] .price");
        await price.ChangeAsync(new ChangeEventArgs { Value = "0.5" });
        var cells = page.Find("[data-testid=forecast-channels] tr:has(.price)").QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(decimal.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture) / 2, decimal.Parse(cells[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Real_OfAJourneyThatNobodyEnters_SaysSo()
    {
        using var context = Over();
        var page = Open(context, "club-checkin");
        await page.WaitForElement("[data-testid=forecast-run]:not([disabled])").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("of 20 members in 90 days, 0 passages begin", page.Find("[data-testid=forecast-result]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("Nobody enters", page.Find("[data-testid=forecast-result]").TextContent, StringComparison.Ordinal);
    }

    private BunitContext Over() => Pages.Over(
        host, typeof(ForecastDesk), typeof(TriedJourneys), typeof(JourneyOverviews), typeof(JourneyPublishing), typeof(ChannelReading), typeof(ContentNaming), typeof(RecordWords), typeof(ActivityCatalog));

    private static IRenderedComponent<ForecastPage> Open(BunitContext context, string journey) =>
        context.Open<ForecastPage>($"/journeys/{journey}/forecast", parameters => parameters.Add(page => page.DefinitionId, journey));
}
