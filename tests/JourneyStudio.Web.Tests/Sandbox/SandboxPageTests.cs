using System.Globalization;
using System.Text;
using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Web.Features.Sandbox;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Trying;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JourneyStudio.Web.Tests.Sandbox;

/// <summary>The page on which a journey is tried, over the samples.</summary>
public sealed class SandboxPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Run_OfAMemberCopiedFromTheStore_LeavesEveryRowOfTheDatabaseAsItWas()
    {
        await RestAsync();
        var before = await RowsAsync();
        using var context = Over();
        var page = Open(context, "after-sales");
        await page.WaitForElement("[data-testid=sandbox-copied]").ClickAsync();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=sandbox-begin]").HasAttribute("disabled")));
        await page.Find("[data-testid=sandbox-begin]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-fire-now]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=sandbox-timeline] li")));
        await page.Find("[data-testid=sandbox-end]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Nothing waits", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("g.lit"));

        var after = await RowsAsync();
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    /// <summary>What is kept of a member who was copied says nothing of who they are, and holds when it is played again.</summary>
    [Fact]
    public async Task Keep_OfAMemberCopiedFromTheStore_KeepsAScenarioWithoutPersonalData()
    {
        using var context = Over();
        var page = Open(context, "after-sales");
        await page.WaitForElement("[data-testid=sandbox-copied]").ClickAsync();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=sandbox-begin]").HasAttribute("disabled")));
        await page.Find("[data-testid=sandbox-begin]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-fire-now]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=sandbox-timeline] li")));
        await page.Find("[data-testid=sandbox-end]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Nothing waits", page.Markup, StringComparison.Ordinal));

        await page.Find("[data-testid=sandbox-keep]").ClickAsync();
        await page.WaitForElement("#scenario-name").InputAsync("Bought and asked");
        await page.Find("[data-testid=keep-now]").ClickAsync();
        page.WaitForElement("[data-testid=sandbox-kept]");

        var kept = Assert.Single(await host.Services.GetRequiredService<JourneyScenarios>().ReadAsync("after-sales", default), one => one.Scenario.Name == "Bought and asked");
        var member = Assert.Single(kept.Scenario.Members);
        Assert.Equal("sandbox", member.Id);
        Assert.DoesNotContain(member.Attributes.Keys, key => key is "name" or "phone" or "email");
        Assert.All(member.Addresses.Values, address => Assert.Equal("sandbox", address));
        Assert.Contains(kept.Scenario.Then, expected => expected is { Journey: "after-sales", Path.IsEmpty: false });
        var journey = await host.Services.GetRequiredService<TriedJourneys>().OpenAsync("after-sales", default);
        Assert.Empty((await host.Services.GetRequiredService<ScenarioRuns>().PlayAsync(journey!, kept.Scenario, default)).Value.Failures);
    }

    /// <summary>A session that is called off cannot be moved any more.</summary>
    [Fact]
    public async Task Session_OfAJourneyThatHasToDoWithOne_IsMovedAndCalledOff()
    {
        using var context = Over();
        var page = Open(context, "club-signup");
        await page.WaitForElement("[data-testid=sandbox-begin]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-fire-what]").ChangeAsync(new ChangeEventArgs { Value = "later sandbox" });
        await page.Find("[data-testid=sandbox-move-to]").ChangeAsync(new ChangeEventArgs { Value = "2031-05-06T14:00" });
        await page.Find("[data-testid=sandbox-fire-now]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("The session was moved", page.Find("[data-testid=sandbox-timeline]").TextContent, StringComparison.Ordinal));
        Assert.Contains("6 May 2031, 14:00", page.Find("[data-testid=sandbox-timeline]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=sandbox-fire-what]").ChangeAsync(new ChangeEventArgs { Value = "off sandbox" });
        await page.Find("[data-testid=sandbox-fire-now]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("The session was called off", page.Find("[data-testid=sandbox-timeline]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=sandbox-fire-what] optgroup"));
    }

    [Fact]
    public async Task Passage_ThatSomebodyLives_IsReplayedAndEndsTheSame()
    {
        var journey = await OperatedJourney.StartedAsync(host.Services);
        long passage;
        await using (var stored = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
            passage = await (from row in stored.Set<EnrollmentRow>() join drawn in stored.Set<JourneyRow>() on row.JourneyId equals drawn.Id where drawn.DefinitionId == journey.Id select row.Id).FirstAsync();
        using var context = Over();

        var page = Open(context, journey.Id, $"?version=1&passage={passage}");

        page.WaitForAssertion(() => Assert.Contains("it ends the same", page.Find("[data-testid=sandbox-replayed]").TextContent, StringComparison.Ordinal));
        Assert.Contains("rest", page.Find("[data-testid=sandbox-timeline]").TextContent, StringComparison.OrdinalIgnoreCase);
        using var other = Over();
        var wrong = Open(other, journey.Id, $"?passage={passage}");
        wrong.WaitForAssertion(() => Assert.Contains("cannot be replayed", wrong.Find("[data-testid=sandbox-replayed]").TextContent, StringComparison.Ordinal));
    }

    /// <summary>Testers copy members and see nothing that tells who they are, not in the profile either.</summary>
    [Fact]
    public async Task Tester_CopiesAMember_BehindTheMask()
    {
        using var context = Over();
        context.SignIn(host, "tester");
        Assert.False(await context.Services.GetRequiredService<SignedIn>().MayAsync(StudioPolicies.SeeMembers));
        var page = Open(context, "after-sales");
        await page.WaitForElement("[data-testid=sandbox-copied]").ClickAsync();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=sandbox-begin]").HasAttribute("disabled")));
        await page.Find("[data-testid=sandbox-begin]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-show-profile]").ClickAsync();

        var profile = page.WaitForElement("[data-testid=sandbox-profile]").TextContent;
        await using var stored = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var people = await stored.Set<MemberRow>().Where(row => row.Name != null).Select(row => new { row.Name, row.Phone, row.Email }).ToListAsync();
        Assert.NotEmpty(people);
        Assert.DoesNotContain(people, one => profile.Contains(one.Name!, StringComparison.Ordinal));
        Assert.DoesNotContain(people.SelectMany(one => new[] { one.Phone, one.Email }).OfType<string>(), address => profile.Contains(address, StringComparison.Ordinal));
        Assert.Contains("•••", profile, StringComparison.Ordinal);
    }

    /// <summary>Two members are saved as a set and put in again, also on another journey; a copied one leaves not even a masked name.</summary>
    [Fact]
    public async Task Set_OfTwoMembers_IsPutInAgain()
    {
        using var context = Over();
        var page = Open(context, "after-sales");
        await page.WaitForElement("#sandbox-name").ChangeAsync("Made Up");
        await page.Find("[data-testid=sandbox-begin]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-add]").ClickAsync();
        await page.WaitForElement("[data-testid=sandbox-another] [data-testid=sandbox-copied]").ClickAsync();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=sandbox-put-in]").HasAttribute("disabled")));
        await page.Find("[data-testid=sandbox-put-in]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("#sandbox-people .member").Count));
        await page.Find("[data-testid=sandbox-set-form] input").InputAsync("Two of them");
        await page.Find("[data-testid=sandbox-set-keep]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("“Two of them” is saved", page.Find("[data-testid=sandbox-set-form]").TextContent, StringComparison.Ordinal));

        var sets = host.Services.GetRequiredService<MemberSets>();
        var set = Assert.Single(await sets.ReadAsync(default), one => one.Name == "Two of them");
        Assert.Equal(["Made Up", "Member 2"], (await sets.FindAsync(set.Id, default))!.Value.Select(member => member.Id));
        Assert.All((await sets.FindAsync(set.Id, default))!.Value, member => Assert.DoesNotContain(member.Attributes.Keys, key => key is "name" or "phone" or "email"));

        using var again = Over();
        var other = Open(again, "club-signup");
        await other.WaitForElement("[data-testid=sandbox-saved]").ClickAsync();
        await other.WaitForElement("[data-testid=sandbox-sets] input").ChangeAsync(true);
        await other.Find("[data-testid=sandbox-begin]").ClickAsync();
        other.WaitForAssertion(() => Assert.Equal(["Made Up", "Member 2"], other.FindAll("#sandbox-people .member .mid").Select(name => name.TextContent)));
    }

    /// <summary>A kept scenario is gone through with its own members, and ends as it does when it is played.</summary>
    [Fact]
    public async Task Scenario_ThatIsKept_IsGoneThroughStepByStep()
    {
        var kept = (await host.Services.GetRequiredService<JourneyScenarios>().ReadAsync("club-checkin", default)).First(one => one.Scenario is { Moves.IsEmpty: true, Merges.IsEmpty: true, Erasures.IsEmpty: true });
        using var context = Over();

        var page = Open(context, "club-checkin", $"?scenario={kept.Id}");

        page.WaitForAssertion(() => Assert.Contains(kept.Scenario.Name, page.Find("[data-testid=sandbox-replayed]").TextContent, StringComparison.Ordinal));
        var journey = await host.Services.GetRequiredService<TriedJourneys>().OpenAsync("club-checkin", default);
        var result = (await host.Services.GetRequiredService<ScenarioRuns>().PlayAsync(journey!, kept.Scenario, default)).Value;
        Assert.Equal(kept.Scenario.Members.Count(member => !member.Staff), page.FindAll("#sandbox-people .member").Count);
        foreach (var activity in result.Trace.Where(traced => traced.Member == result.Members[kept.Scenario.Members[0].Id].Id && result.Journeys[traced.Journey] == "club-checkin").Select(traced => traced.Step.Activity).Distinct())
            Assert.Matches("lit|here", page.Find($"g[data-activity={activity}]").ClassName!);

        using var other = Over();
        var gone = Open(other, "club-checkin", "?scenario=999999");
        gone.WaitForAssertion(() => Assert.Contains("not here any more", gone.Find("[data-testid=sandbox-replayed]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfADraftThatCannotRun_NamesTheActivityAndLeadsToIt()
    {
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync("broken", "Broken", """
            {"definitionId":"broken","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"paid","type":"Journey.EventTrigger","metadata":{"displayText":"When they pay"}}],"connections":[]}}
            """, null, default);
        using var context = Over();
        var page = Open(context, "broken");
        var link = page.WaitForElement("[data-testid=sandbox-problems] a");
        Assert.Equal(("When they pay", "/journeys/broken?activity=paid"), (link.TextContent, link.GetAttribute("href")));
    }

    /// <summary>The runtime stops: from here on nobody else writes.</summary>
    private Task RestAsync() => Task.WhenAll(host.Services.GetServices<IHostedService>().Select(service => service.StopAsync(default)));

    private BunitContext Over()
    {
        var context = Pages.Over(host, typeof(SandboxDesk), typeof(TrialTexts), typeof(ScenarioRuns), typeof(JourneyScenarios), typeof(ActivityCatalog), typeof(RecordWords), typeof(SampleMembers), typeof(MemberFilters), typeof(MemberListings), typeof(MemberSets), typeof(JourneyWhys), typeof(PublishedDefinitions), typeof(ContentNaming), typeof(WorkspaceContents));
        context.Services.AddScoped<FieldSamples>();
        return context;
    }

    private static IRenderedComponent<SandboxPage> Open(BunitContext context, string journey, string query = "") =>
        context.Open<SandboxPage>($"/journeys/{journey}/sandbox{query}", parameters => parameters.Add(page => page.DefinitionId, journey));

    /// <summary>All rows of all tables, as text.</summary>
    private async Task<Dictionary<string, string>> RowsAsync()
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        var tables = new Dictionary<string, string>();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select * from \"{table}\" order by 1";
            using var reader = await command.ExecuteReaderAsync();
            var rows = new StringBuilder();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++) rows.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}|");
                rows.Append('\n');
            }

            tables[table] = rows.ToString();
        }

        return tables;
    }
}
