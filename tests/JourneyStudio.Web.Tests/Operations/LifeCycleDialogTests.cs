using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Web.Features.Operations;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Links;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Operations;

/// <summary>SEMANTICS, "Life cycle": what an operator is asked before a journey is paused, resumed, stopped or started, and what then happens.</summary>
public sealed class LifeCycleDialogTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Pause_Confirmed_HoldsTheJourney()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();
        var page = Open(context, journey);

        await page.FindAll(".acts button")[0].ClickAsync();
        Assert.Contains("refused and counted", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.Find("dialog .primary").ClickAsync();

        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal("paused", await journey.StateAsync());
        Assert.Equal("Paused", page.Find(".page-head .state").TextContent);
    }

    [Fact]
    public async Task Resume_Asked_OffersThreeWaysAndAThrottleOnlyForCatchingUp()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await host.Services.GetRequiredService<JourneyControl>().PauseAsync(journey.Id, 1, default);
        using var context = Context();
        var page = Open(context, journey);

        await page.Find(".acts .primary").ClickAsync();
        Assert.Equal(["As if time had stood still", "Catch up", "Let go whoever is overdue"], page.FindAll("dialog .choice b").Select(choice => choice.TextContent));
        Assert.Empty(page.FindAll("dialog input[type=number]"));
        await page.FindAll("dialog input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        Assert.Equal("100", page.Find("dialog input[type=number]").GetAttribute("value"));
        await page.Find("dialog .primary").ClickAsync();

        Assert.Equal("live", await journey.StateAsync());
    }

    [Fact]
    public async Task Stop_WithMembersInFlight_IsConfirmedByTypingTheName()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await host.Services.GetRequiredService<ManualStarts>().StartAsync(journey.Id, "start", null, default);
        using var context = Context();
        var page = Open(context, journey);
        page.WaitForState(() => page.Find(".page-head p").TextContent.StartsWith("20 ", StringComparison.Ordinal));

        await page.Find(".acts .bad").ClickAsync();
        await page.FindAll("dialog input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        Assert.True(page.Find("dialog .bad").HasAttribute("disabled"));
        await page.Find("dialog input:not([type=radio])").InputAsync(new ChangeEventArgs { Value = journey.Name });
        await page.Find("dialog .bad").ClickAsync();

        Assert.Equal("stopped", await journey.StateAsync());
    }

    [Fact]
    public async Task StartNow_Asked_SaysHowManyBeforeAnythingHappens()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();
        var page = Open(context, journey);

        await page.WaitForElement("[data-testid=start-now]").ClickAsync();
        Assert.Contains("Everybody we know", page.Markup, StringComparison.Ordinal);
        Assert.Contains("20 members belong to the audience", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await journey.CountAsync("active"));
        await page.Find("[data-testid=start-confirm]").ClickAsync();

        Assert.Empty(page.FindAll("dialog"));
        Assert.Contains("Started for 20 members", page.Find(".started").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartNow_NobodyInTheAudience_SaysSoAndCannotBeStarted()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services, """{"attribute":"city","op":"oneOf","value":["Nowhere at all"]}""");
        using var context = Context();
        var page = Open(context, journey);

        await page.WaitForElement("[data-testid=start-now]").ClickAsync();

        Assert.True(page.Find("[data-testid=start-confirm]").HasAttribute("disabled"));
        Assert.Contains("Nobody belongs to the audience", page.Find("dialog").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steer_OpenedForARetry_AsksForThatActivity()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        using var context = Context();

        var page = Open(context, journey, "?do=retry&at=rest");

        Assert.Equal(["retry", "rest", ""], page.FindAll("#steer select").Select(choice => choice.GetAttribute("value") ?? ""));
        Assert.True(page.Find("#steer button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Why_OfSomebodyFound_IsAnsweredInWords()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await journey.PublishAgainAsync();
        using var context = Context();
        var page = Open(context, journey);
        var member = (await host.Services.GetRequiredService<MemberListings>().PageAsync(Scope.Whole, null, 1, default))[0];

        await page.WaitForElement("[data-testid=ask-why] input").InputAsync(new ChangeEventArgs { Value = member.Name });
        await page.WaitForElement("[data-testid=ask-why] li button").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Never came up", page.Find("[data-testid=why]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(member.Name!, page.Find("[data-testid=ask-why]").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<JourneyOperationsPage> Open(BunitContext context, OperatedJourney journey, string query = "") =>
        context.Open<JourneyOperationsPage>($"/journeys/{journey.Id}/operations{query}", page => page.Add(p => p.Id, journey.Id));

    private BunitContext Context()
    {
        var context = Pages.Over(
            host, typeof(OperationReading), typeof(JourneyControl), typeof(ManualStarts), typeof(CallKeys), typeof(ActivityCatalog), typeof(JourneyWhys), typeof(PublishedDefinitions), typeof(ContentNaming), typeof(RecordWords), typeof(WorkspaceContents), typeof(SampleMembers), typeof(MemberFilters), typeof(MemberListings));
        context.Services.AddTransient<FieldSamples>();
        return context;
    }
}
