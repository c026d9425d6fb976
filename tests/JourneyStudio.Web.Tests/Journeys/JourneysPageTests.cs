using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Journeys;
using JourneyStudio.Web.Features.Journeys.Templates;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Journeys;

/// <summary>What is done with a journey as a whole from the list: copied, put away, taken out again.</summary>
public sealed class JourneysPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Duplicate_OfALiveJourney_BeginsEmptyAndUnpublished()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();
        var page = context.Open<JourneysPage>($"/journeys?find={Uri.EscapeDataString(journey.Name)}");

        await page.WaitForElement("[data-testid=duplicate]").ClickAsync();

        var id = new Uri(context.Services.GetRequiredService<NavigationManager>().Uri).Segments[^1];
        var copy = await OverviewAsync(id);
        Assert.Equal(($"{journey.Name} (copy)", "draft", null, 0L, 0L), (copy.Name, copy.State, copy.PublishedVersion, copy.Entered, copy.InFlight));
        var (drawn, original) = (DefinitionJson.Read(copy.Text).Value, DefinitionJson.Read((await OverviewAsync(journey.Id)).Text).Value);
        Assert.Equal(id, drawn.DefinitionId);
        Assert.Equal(original.Activities.Select(activity => activity.Id), drawn.Activities.Select(activity => activity.Id));
    }

    [Fact]
    public async Task Archive_OfADraft_PutsItAwayUntilItIsTakenOut()
    {
        var id = $"away-{Guid.NewGuid():n}";
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync(id, id, DefinitionJson.Write(new JourneyDefinition { DefinitionId = id, Name = id }, _ => []), null, default);
        using var context = Context();
        var page = context.Open<JourneysPage>($"/journeys?find={id}");

        await page.WaitForElement("[data-testid=archive]").ClickAsync();
        Assert.Equal("archived", (await OverviewAsync(id)).State);
        page.WaitForAssertion(() => Assert.Contains("No journey matches", page.Markup, StringComparison.Ordinal));

        var archived = context.Open<JourneysPage>($"/journeys?find={id}&state=archived");
        await archived.WaitForElement("[data-testid=restore]").ClickAsync();
        Assert.Equal("draft", (await OverviewAsync(id)).State);
    }

    [Fact]
    public async Task Archive_OfALiveJourney_IsNotOfferedAndRefused()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();
        var page = context.Open<JourneysPage>($"/journeys?find={Uri.EscapeDataString(journey.Name)}");
        page.WaitForElement("[data-testid=duplicate]");

        Assert.Empty(page.FindAll("[data-testid=archive]"));
        Assert.False(await host.Services.GetRequiredService<JourneyArchive>().PutAwayAsync(journey.Id, 1, default));
        Assert.Equal("live", await journey.StateAsync());
    }

    private async Task<JourneyOverview> OverviewAsync(string id) =>
        (await host.Services.GetRequiredService<JourneyOverviews>().AllAsync(CancellationToken.None)).Single(journey => journey.DefinitionId == id);

    private BunitContext Context() => Pages.Over(host, typeof(JourneyOverviews), typeof(JourneyDesk), typeof(JourneySketches), typeof(JourneyTemplates), typeof(ActivityCatalog));
}
