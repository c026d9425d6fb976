using Bunit;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>What becomes of members in flight is decided where the new version is published.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class PublishMigrationTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Publish_WithMembersMoved_ShowsTheirTimesBeforeAndTakesThemAlong()
    {
        var journey = await EditedAsync();
        var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");
        await dialog.WaitForElement("[data-testid=members-move]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        dialog.WaitForState(() => dialog.FindAll("[data-place=rest] time").Count == 2);
        Assert.Equal("20", dialog.Find("[data-place=rest] td.num").TextContent);
        Assert.Contains("and move members", dialog.Find("[data-testid=publish-confirm]").TextContent, StringComparison.Ordinal);

        await dialog.Find("[data-testid=publish-confirm]").ClickAsync();

        await OperatedJourney.FollowedAsync(() => journey.InVersionAsync(2));
        Assert.EndsWith($"/journeys/{journey.Id}/migration", dialog.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WithoutAChoice_LeavesThemWhereTheyAre()
    {
        var journey = await EditedAsync();
        var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");
        Assert.True(dialog.WaitForElement("[data-testid=members-finish]").HasAttribute("checked"));

        await dialog.Find("[data-testid=publish-confirm]").ClickAsync();

        Assert.Equal(2, (await host.Services.GetRequiredService<JourneyPublishing>().PublishedAsync(journey.Id, default))!.Number);
        Assert.Equal(20, await journey.InVersionAsync(1));
    }

    [Fact]
    public async Task Publish_WhereNobodyWouldMove_AsksForAChoiceFirst()
    {
        var journey = await EditedAsync();
        var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");
        await dialog.WaitForElement("[data-testid=members-move]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        dialog.WaitForState(() => dialog.FindAll("[data-place=rest] time").Count == 2);

        await dialog.FindAll("[data-place=rest] .seg button")[0].ClickAsync();

        dialog.WaitForAssertion(() => Assert.Contains("Everybody would stay", dialog.Find("p[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.True(dialog.Find("[data-testid=publish-confirm]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Publish_AfterAnotherVersionCameOut_MovesNobodyAndLeadsToTheirPage()
    {
        var journey = await EditedAsync();
        var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");
        await dialog.WaitForElement("[data-testid=members-move]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        dialog.WaitForState(() => dialog.FindAll("[data-place=rest] time").Count == 2);
        Assert.Equal(2, await host.Services.GetRequiredService<JourneyPublishing>().PublishAsync(journey.Id, 1, null, default));

        await dialog.Find("[data-testid=publish-confirm]").ClickAsync();

        Assert.Contains("another version had come out", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/migration", dialog.Find("[data-testid=publish-migration]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(20, await journey.InVersionAsync(1));
    }

    [Fact]
    public async Task Dialog_OfAPausedJourney_SaysWhenTheyCanBeMoved()
    {
        var journey = await EditedAsync();
        Assert.True((await host.Services.GetRequiredService<JourneyControl>().PauseAsync(journey.Id, 1, default)).IsOk);

        var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");

        dialog.WaitForAssertion(() => Assert.Contains("can be moved once it runs again", dialog.Markup, StringComparison.Ordinal));
        Assert.Empty(dialog.FindAll("[data-testid=members-move]"));
    }

    [Fact]
    public async Task Dialog_WithTwoPeopleAskedFor_LeavesTheMembersToTheirOwnPage()
    {
        var journey = await EditedAsync();
        await host.Services.GetRequiredService<JourneyApprovals>().RequireAsync(true, 1, default);
        try
        {
            var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "admin");
            dialog.WaitForElement("[data-testid=publish-ask]");
            Assert.Empty(dialog.FindAll("[data-testid=members-move]"));
            Assert.Contains("can be moved after publishing", dialog.Markup, StringComparison.Ordinal);
        }
        finally
        {
            await host.Services.GetRequiredService<JourneyApprovals>().RequireAsync(false, 1, default);
        }
    }

    private async Task<OperatedJourney> EditedAsync()
    {
        var journey = await OperatedJourney.StartedAsync(host.Services);
        await journey.EditAsync();
        return journey;
    }
}
