using System.Text.Json;
using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Features.Scenarios;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Trying;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Scenarios;

/// <summary>The scenarios of a journey: kept from the edges of its rules, failing once the draft does otherwise, expected anew.</summary>
public sealed class ScenariosPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Drawn = """
        {"definitionId":"edges","name":"Edges","root":{"id":"f","type":"Elsa.Flowchart","activities":[
          {"id":"in","type":"Journey.EventTrigger","event":"scored","metadata":{"displayText":"Scored"}},
          {"id":"ask","type":"Journey.Condition","rule":{"attribute":"points","op":"atLeast","value":10},"metadata":{"displayText":"Enough?"}},
          {"id":"yes","type":"Journey.Note","note":"yes"},{"id":"no","type":"Journey.Note","note":"no"}],
         "connections":[{"source":{"activity":"in","port":"Done"},"target":{"activity":"ask","port":"In"}},{"source":{"activity":"ask","port":"Yes"},"target":{"activity":"yes","port":"In"}},{"source":{"activity":"ask","port":"No"},"target":{"activity":"no","port":"In"}}]}}
        """;

    [Fact]
    public async Task Edges_AreKept_FailWhenTheRuleChanges_AndAreExpectedAnew()
    {
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync("edges", "Edges", Drawn, null, default);
        using (var context = Over())
        {
            var page = Open(context, "edges");
            page.WaitForElement("[data-testid=scenario-edges] header button:not([disabled])");
            Assert.Contains("Enough?: Points is at least 10: just under: 9", page.Find("[data-testid=scenario-edges]").TextContent, StringComparison.OrdinalIgnoreCase);
            await page.Find("[data-testid=scenario-edges] header button").ClickAsync();
            page.WaitForAssertion(() => Assert.Matches(@"(\d+) of \1 scenarios hold\. Together they go through 100 %", page.Find("[data-testid=scenarios-sum]").TextContent));
            Assert.Empty(page.FindAll("[data-testid=scenario-edges]"));
        }

        await ChangeAsync("""{"attribute":"points","op":"atLeast","value":11}""");
        using (var context = Over())
        {
            var page = Open(context, "edges");
            page.WaitForElement("[data-testid=scenario-expect]:not([disabled])");
            Assert.Contains("exactly 10", page.Find("[data-testid=scenario] h2").TextContent, StringComparison.Ordinal);
            Assert.Contains("Went another way:", page.Find("[data-testid=expectations]").TextContent, StringComparison.Ordinal);
            Assert.Equal("Enough?: No", page.Find(".steps .parted").TextContent);
            Assert.Single(page.FindAll("path.wanted"));

            await page.Find("[data-testid=scenario-expect]").ClickAsync();
            page.WaitForAssertion(() => Assert.Matches(@"(\d+) of \1 scenarios hold", page.Find("[data-testid=scenarios-sum]").TextContent));
        }
    }

    [Fact]
    public async Task Scenario_IsRenamedAndRemoved_AndANameThatIsTakenIsRefused()
    {
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync("named", "Named", Drawn.Replace("\"edges\"", "\"named\"", StringComparison.Ordinal), null, default);
        var scenarios = host.Services.GetRequiredService<JourneyScenarios>();
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        Scenario Named(string name) => new() { Name = name, Start = start, Until = start.AddDays(1), Members = [new ScenarioMember { Id = "m" }], When = [], Then = [new Expectation { Member = "m", Journey = "named", Path = [] }] };
        foreach (var name in new[] { "One", "Two" }) Assert.True((await scenarios.AddAsync("named", Named(name), null, default)).IsOk);
        using var context = Over();
        var page = Open(context, "named");

        page.WaitForElement("[data-testid=scenario-remove]:not([disabled])");
        await page.Find("[data-testid=scenario] input").ChangeAsync(new ChangeEventArgs { Value = "Two" });
        page.WaitForAssertion(() => Assert.Contains("has a scenario “Two” already", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await page.Find("[data-testid=scenario] input").ChangeAsync(new ChangeEventArgs { Value = "Three" });
        page.WaitForAssertion(() => Assert.Equal(["Three", "Two"], page.FindAll("[data-testid=scenario-list] .grow").Select(name => name.TextContent)));
        await page.Find("[data-testid=scenario-remove]").ClickAsync();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=scenario-list] li")));
        Assert.Single(await scenarios.ReadAsync("named", default));
    }

    /// <summary>What is asked for by hand is checked at once, and shows what came in its place.</summary>
    [Fact]
    public async Task Expectation_ThatIsAdded_IsCheckedAtOnce()
    {
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync("asked", "Asked", Drawn.Replace("\"edges\"", "\"asked\"", StringComparison.Ordinal), null, default);
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var scenarios = host.Services.GetRequiredService<JourneyScenarios>();
        Assert.True((await scenarios.AddAsync("asked", new Scenario { Name = "One", Start = start, Until = start.AddDays(1), Members = [new ScenarioMember { Id = "m" }], When = [], Then = [] }, null, default)).IsOk);
        using var context = Over();
        var page = Open(context, "asked");
        page.WaitForElement("[data-testid=scenario-remove]:not([disabled])");

        await page.Find("[data-testid=expect-kind]").ChangeAsync("Outside");
        await page.Find("[data-testid=expect-value]").ChangeAsync("asked");
        await page.Find("[data-testid=expect-add]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("1 of 1 scenarios hold", page.Find("[data-testid=scenarios-sum]").TextContent, StringComparison.Ordinal));
        Assert.Contains("m: does not enter Edges", page.Find("[data-testid=expectations]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=expect-kind]").ChangeAsync("Tag");
        await page.Find("[data-testid=expect-value]").ChangeAsync("core-customer");
        await page.Find("[data-testid=expect-add]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("0 of 1 scenarios hold", page.Find("[data-testid=scenarios-sum]").TextContent, StringComparison.Ordinal));
        Assert.Equal("core-customer", Assert.Single((await scenarios.ReadAsync("asked", default))[0].Scenario.Then[1].Tags));
    }

    private BunitContext Over() => Pages.Over(host, typeof(JourneyScenarios), typeof(TriedJourneys), typeof(ScenarioRuns), typeof(ActivityCatalog), typeof(RecordWords));

    private static IRenderedComponent<ScenariosPage> Open(BunitContext context, string journey) =>
        context.Open<ScenariosPage>($"/journeys/{journey}/scenarios", parameters => parameters.Add(page => page.DefinitionId, journey));

    private async Task ChangeAsync(string rule)
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        var reply = await drafts.ApplyAsync(
            new DraftRequest { DefinitionId = "edges", CommandId = "edges.1", BaseRevision = 0, Act = DraftAct.Edit, Command = new DraftCommand.Set("ask", "rule", JsonElement.Parse(rule)) },
            default);
        Assert.Null(reply.Refusal);
    }
}
