using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>Flow 05 of the club meeting drawn from nothing: it does what the sample's own does, and is published.</summary>
public sealed class FlowFiveTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public Task FlowFive_DrawnByMouse_IsTheSamples() => DrawAsync(page => new MouseHands(page));

    [Fact]
    public Task FlowFive_DrawnByKeyboardAlone_IsTheSamples() => DrawAsync(page => new KeyHands(page));

    private async Task DrawAsync(Func<IPage, Hands> whose)
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var hands = whose(page);
        var designer = await hands.BeginAsync();
        var journey = new Uri(page.Url).Segments[^1];

        await FlowFive.DrawAsync(hands);
        var sample = await LinesAsync("club-checkin");
        // the last line stands on the canvas a moment before it is on its way to the server
        for (var tick = 0; tick < 50 && await LinesAsync(journey) != sample; tick++)
        {
            await page.WaitForTimeoutAsync(100);
        }
        Assert.Equal(sample, await LinesAsync(journey));

        await hands.PublishAsync();
        await Expect(page.GetByText("Version 1 is live")).ToBeVisibleAsync();
    }

    private async Task<string> LinesAsync(string journey)
    {
        var draft = await studio.Services.GetRequiredService<DraftStore>().FindAsync(journey, CancellationToken.None);
        return DrawnFlow.Lines(studio.Services.GetRequiredService<ActivityCatalog>(), draft!.Definition);
    }
}
