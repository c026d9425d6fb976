using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Web.Features.Sandbox;

namespace JourneyStudio.Web.Tests.Sandbox;

/// <summary>One member's way through one journey under a virtual clock.</summary>
public sealed class SandboxSessionTests
{
    private const string Waiting = """
        {"definitionId":"try","root":{"id":"Flowchart1","type":"Elsa.Flowchart","activities":[
          {"id":"paid","type":"Journey.EventTrigger","event":"order.paid","filter":{"property":"total","op":"atLeast","value":100}},
          {"id":"mark","type":"Journey.Tags","add":["buyer"]},
          {"id":"rest","type":"Journey.WaitForEvent","event":"order.refunded","timeout":"P90D"},
          {"id":"late","type":"Journey.Exit"},
          {"id":"back","type":"Journey.Tags","remove":["buyer"]}],
        "connections":[
          {"source":{"activity":"paid","port":"Done"},"target":{"activity":"mark"}},
          {"source":{"activity":"mark","port":"Done"},"target":{"activity":"rest"}},
          {"source":{"activity":"rest","port":"Timeout"},"target":{"activity":"late"}},
          {"source":{"activity":"rest","port":"Happened"},"target":{"activity":"back"}}]}}
        """;

    private const string Forever = """
        {"definitionId":"try","root":{"id":"Flowchart1","type":"Elsa.Flowchart","activities":[
          {"id":"paid","type":"Journey.EventTrigger","event":"order.paid"},
          {"id":"rest","type":"Journey.Wait","duration":"PT1H"}],
        "connections":[
          {"source":{"activity":"paid","port":"Done"},"target":{"activity":"rest"}},
          {"source":{"activity":"rest","port":"Done"},"target":{"activity":"rest"}}]}}
        """;

    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ContentCatalog Content = new(new WorkspaceContent { Tags = [new TagDefinition("buyer", new LocalText("Buyer", "买家"), "basic")] });

    /// <summary>The filter asks for the total; what else somebody said stays out of what is kept.</summary>
    [Fact]
    public async Task Follow_WhatSomebodyDidInLife_KeepsOnlyWhatTheJourneyAsksFor()
    {
        var session = await BeginAsync(Waiting);
        var act = new ScenarioAct
        {
            At = Start.AddHours(1),
            Member = "lived",
            Event = "order.paid",
            Properties = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("total", JsonSerializer.SerializeToElement(300)).Add("order", JsonSerializer.SerializeToElement("o-1")).Add("note", JsonSerializer.SerializeToElement("Call me at home")),
        };

        await session.FollowAsync(new Scenario { Name = "", Start = Start, Until = Start.AddDays(1), Members = [], When = [act], Then = [] }, default);

        Assert.Equal(["fired", "paid", "mark", "rest"], Told(session));
        var kept = Assert.Single(session.Script("kept").When);
        Assert.Equal(("sandbox", "order total"), (kept.Member, string.Join(' ', kept.Properties.Keys)));
    }

    [Fact]
    public async Task Fire_ThenToTheEnd_Tells90DaysInOnePress()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        Assert.Equal(["fired", "paid", "mark", "rest"], Told(session));
        Assert.Contains(session.Current.Tags, tag => tag.Tag == "buyer");
        Assert.Equal(("rest", Start.AddDays(90)), session.Waiting.Select(token => (token.Activity, token.Due!.Value)).Single());

        Assert.Equal(SandboxStop.Nothing, await session.ToTheEndAsync(default));

        Assert.Equal(["fired", "paid", "mark", "rest", "rest", "late"], Told(session));
        Assert.Equal((Start.AddDays(90), EnrollmentState.Exited), (session.Now, session.State));
        Assert.Contains(("rest", "Timeout"), SandboxPath.Of(session, null).Ways);
    }

    [Fact]
    public async Task Rewind_ThenTheSameAgain_GivesTheSameAndAnotherEventAnotherEnd()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        await session.NextAsync(default);
        var before = Lines(session);

        await session.RewindAsync(3, default);
        Assert.Equal((Start, "rest"), (session.Now, session.Waiting.Single().Activity));
        Assert.Equal(SandboxStop.None, await session.NextAsync(default));
        Assert.Equal(before, Lines(session));

        await session.RewindAsync(3, default);
        await session.FireAsync("order.refunded", ImmutableSortedDictionary<string, JsonElement>.Empty, ImmutableSortedDictionary<string, JsonElement>.Empty, default);
        Assert.Equal(["fired", "paid", "mark", "rest", "fired", "rest", "back"], Told(session));
        Assert.Empty(session.Current.Tags);
    }

    [Fact]
    public async Task Step_WithinAMoment_ShowsOneLineMore()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        await session.RewindAsync(1, default);
        Assert.Equal(["paid"], SandboxPath.Of(session, null).Here);
        await session.StepAsync(default);
        Assert.Equal(["fired", "paid", "mark"], Told(session));
        await session.StepAsync(default);
        await session.StepAsync(default);
        Assert.Equal(["fired", "paid", "mark", "rest", "rest"], Told(session));
    }

    [Fact]
    public async Task Fire_WhatTheFilterDoesNotAccept_SaysWhy()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 20);
        var refused = session.Lines.Last();
        Assert.Equal((RefusalReasons.Filter, "20"), (refused.Refused, refused.Values.Single().Value));
    }

    [Fact]
    public async Task ToTheEnd_OfAJourneyWithoutOne_StopsAndGoesOnUntilTheTimelineIsFull()
    {
        var session = await BeginAsync(Forever);
        await PayAsync(session, 200);
        Assert.Equal(SandboxStop.Lines, await session.ToTheEndAsync(default));
        while (await session.ToTheEndAsync(default) == SandboxStop.Lines)
        {
        }

        Assert.Equal(SandboxStop.Full, await session.NextAsync(default));
        Assert.InRange(session.Lines.Count(), SandboxSession.MostOfAll, SandboxSession.MostOfAll + 10);
    }

    [Fact]
    public void Offers_OfATrigger_HaveWhatItsFilterAsksFor()
    {
        var plan = Compiled(Waiting);
        var offers = EventOffer.All(plan, Content, Somebody, "s1", Start);
        Assert.Equal(["order.paid", "order.refunded"], offers.Select(offer => offer.Event));
        Assert.Equal(KeyValuePair.Create("total", "100"), Assert.Single(offers[0].Properties));
    }

    /// <summary>The session knows the engine and nothing that reads, writes or sends.</summary>
    [Fact]
    public void Session_ByType_ReachesNoStoreAndNoChannel()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var held = typeof(SandboxSession).GetFields(All).Select(field => field.FieldType)
            .Concat(typeof(SandboxSession).GetMethods(All).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType));
        Assert.DoesNotContain(held, type => type.ToString().Contains("JourneyStudio.Storage", StringComparison.Ordinal)
            || type.ToString().Contains("JourneyStudio.Channels", StringComparison.Ordinal) || type.ToString().Contains("JourneyStudio.Runtime", StringComparison.Ordinal));
    }

    private static MemberSnapshot Somebody => new() { Id = default, PublicId = "sandbox", Zone = TimeZoneInfo.Utc, Language = "en" };

    private static Plan Compiled(string json)
    {
        var plan = DefinitionJson.Read(json).Then(definition => Plan.Compile(new PlanIdentity(new JourneyId(1), "try", new VersionId(1), 1), definition, Catalog));
        Assert.True(plan.IsOk, string.Join('\n', plan.Problems));
        return plan.Value;
    }

    private static Task<SandboxSession> BeginAsync(string json) => SandboxSession.BeginAsync(
        Compiled(json), Content, Somebody,
        new SessionRecord { Key = "s1", Names = new LocalText("S", "S"), Store = "", Place = new LocalText("P", "P"), Zone = "UTC", StartsAt = Start.AddDays(7), EndsAt = Start.AddDays(8), Capacity = 1 },
        Start, _ => throw new InvalidOperationException("Nothing is sent here."));

    private static Task<SandboxStop> PayAsync(SandboxSession session, int total) => session.FireAsync(
        "order.paid", ImmutableSortedDictionary<string, JsonElement>.Empty.Add("total", JsonSerializer.SerializeToElement(total)), ImmutableSortedDictionary<string, JsonElement>.Empty, default);

    private static IEnumerable<string> Told(SandboxSession session) => session.Lines.Select(line => line.Fired is not null ? "fired" : line.Step?.Activity ?? line.Refused!);

    private static List<string> Lines(SandboxSession session) =>
        [.. session.Lines.Select(line => $"{line.Move} {line.At:O} {line.Step?.Activity} {line.Step?.Port} {line.WentOn} {string.Join(',', line.Effects)}")];
}
