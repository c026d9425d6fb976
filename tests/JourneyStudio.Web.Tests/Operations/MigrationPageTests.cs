using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Features.Operations.Migrating;

namespace JourneyStudio.Web.Tests.Operations;

/// <summary>SEMANTICS, "Life cycle": members in flight go to another version by a map that an operator sees the effect of before, and back.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigrationPageTests(StudioHost host) : IClassFixture<StudioHost>
{

    [Fact]
    public async Task Open_MembersInAnOldVersion_ShowsWhoStandsWhereAndTheirNextTimes()
    {
        var journey = await OperatedJourney.InFlightAsync(host.Services);
        using var context = Context();

        var page = OpenInFlight(context, journey);

        var row = page.Find("[data-place=rest]");
        Assert.Equal("20", row.QuerySelector("td.num")!.TextContent);
        Assert.Equal("Move to v2", row.QuerySelector("[aria-pressed=true]")!.TextContent);
        var times = row.QuerySelectorAll("time").Select(time => DateTimeOffset.Parse(time.GetAttribute("datetime")!, null)).ToList();
        Assert.Equal(TimeSpan.FromDays(2), times[1] - times[0]);
    }

    [Fact]
    public async Task Choose_Exit_SaysThatTheyLeave()
    {
        var journey = await OperatedJourney.InFlightAsync(host.Services);
        using var context = Context();
        var page = OpenInFlight(context, journey);

        await page.FindAll("[data-place=rest] .seg button")[2].ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("leaves the journey", page.Find("[data-place=rest]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-place=rest] select"));
    }

    [Fact]
    public async Task Choose_EverybodyStays_CannotBeStarted()
    {
        var journey = await OperatedJourney.InFlightAsync(host.Services);
        using var context = Context();
        var page = OpenInFlight(context, journey);

        await page.FindAll("[data-place=rest] .seg button")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Everybody would stay", page.Find("#map [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find("[data-testid=migrate]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Start_Confirmed_MovesThemAndTakesThemBack()
    {
        var journey = await OperatedJourney.InFlightAsync(host.Services);
        using var context = Context();
        var page = OpenInFlight(context, journey);

        await page.Find("[data-testid=migrate]").ClickAsync();
        Assert.Contains("20 members do not stay", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=migrate-confirm]").ClickAsync();
        await OperatedJourney.FollowedAsync(() => journey.InVersionAsync(2));

        page.WaitForState(() => page.FindAll("tbody button .i").Count > 0 && page.Markup.Contains("Take back", StringComparison.Ordinal));
        await page.FindAll("tbody button").First(button => button.TextContent.Contains("Take back", StringComparison.Ordinal)).ClickAsync();
        await OperatedJourney.FollowedAsync(() => journey.InVersionAsync(1));
        Assert.Empty(page.FindAll(".err"));
    }

    [Fact]
    public async Task Open_OneVersionOnly_SaysThatNobodyIsInAnother()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();

        Assert.Contains("Nobody is in another version", Open(context, journey).Markup, StringComparison.Ordinal);
    }

    /// <summary>The page as soon as it shows the times before and after.</summary>
    private static IRenderedComponent<MigrationPage> OpenInFlight(BunitContext context, OperatedJourney journey)
    {
        var page = Open(context, journey);
        page.WaitForState(() => page.FindAll("[data-place=rest] time").Count == 2);
        return page;
    }

    private static IRenderedComponent<MigrationPage> Open(BunitContext context, OperatedJourney journey) =>
        context.Open<MigrationPage>($"/journeys/{journey.Id}/migration", page => page.Add(p => p.Id, journey.Id));

    private BunitContext Context() =>
        Pages.Over(host, typeof(OperationReading), typeof(MigrationControl), typeof(MigrationPreviews), typeof(MigrationReading), typeof(ActivityCatalog));
}
