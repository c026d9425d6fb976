using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>The versions of a journey, and what two of them do differently, in words and in a picture.</summary>
public sealed class VersionsPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Compare_TwoVersions_ShowsWordsAndPicture()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await journey.PublishAgainAsync();
        using var context = Pages.Over(host, typeof(DraftDesk), typeof(JourneyRuleWords), typeof(VersionHistory), typeof(ActivityCatalog));

        var page = context.Open<VersionsPage>($"/journeys/{journey.Id}/versions?from=1&to=2", builder => builder.Add(one => one.DefinitionId, journey.Id));

        page.WaitForElement("[data-testid=diff-map]");
        Assert.Contains("3 days", page.Find(".words").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("[data-mark=changed]"), node => node.TextContent.Contains("3 days", StringComparison.Ordinal));
        Assert.Equal(["Version 2", "Version 1"], page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim()[..9]));

        await page.Find("[data-testid=to]").ChangeAsync(new ChangeEventArgs { Value = "1" });
        Assert.EndsWith("versions?from=1&to=1", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AJourneyThatIsNotThere_SaysSo()
    {
        using var context = Pages.Over(host, typeof(DraftDesk), typeof(JourneyRuleWords), typeof(VersionHistory), typeof(ActivityCatalog));

        var page = context.Open<VersionsPage>("/journeys/nowhere/versions", builder => builder.Add(one => one.DefinitionId, "nowhere"));

        page.WaitForAssertion(() => Assert.Contains("There is no such journey", page.Markup, StringComparison.Ordinal));
    }
}
