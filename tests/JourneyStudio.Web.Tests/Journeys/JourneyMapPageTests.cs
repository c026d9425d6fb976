using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Journeys.Map;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Journeys;

/// <summary>What leads to what, and who touches what.</summary>
public sealed class JourneyMapPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Map_OfOneJourneyThatWaitsForTheTagOfAnother_DrawsTheWayAndFindsTheTag()
    {
        await BeginAsync("giver", """{"id":"give","type":"Journey.Tags","version":1,"add":["pregnant"]}""");
        await BeginAsync("waiter", """{"id":"hear","type":"Journey.TagTrigger","version":1,"tags":["pregnant"],"change":"added","customProperties":{"canStartWorkflow":true}}""");
        using var context = Pages.Over(host, typeof(JourneyOverviews), typeof(WorkspaceContents), typeof(ActivityCatalog));

        var page = context.Open<JourneyMapPage>("/journeys/map?find=pregnant");

        page.WaitForElement("[data-journey=giver]");
        Assert.Equal(["club-signup", "giver", "waiter"], page.FindAll("[data-journey]").Select(row => row.GetAttribute("data-journey")).Order(StringComparer.Ordinal));
        Assert.Contains("waiter (gives Pregnant)", page.Find("[data-journey=giver]").TextContent, StringComparison.Ordinal);
        Assert.Contains("waiter (gives Pregnant)", page.Find("[data-journey=club-signup]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("path.way").Count);
    }

    private Task BeginAsync(string id, string activity)
    {
        var text = $$$"""{"definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[{{{activity}}}],"connections":[]}}""";
        return host.Services.GetRequiredService<JourneyCreation>().BeginAsync(id, id, DefinitionJson.Write(DefinitionJson.Read(text).Value, _ => []), null, default);
    }
}
