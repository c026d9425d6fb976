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

    private const string Meeting = """
        {"definitionId":"try","root":{"id":"Flowchart1","type":"Elsa.Flowchart","activities":[
          {"id":"in","type":"Journey.EventTrigger","event":"signed-up"},
          {"id":"wait","type":"Journey.WaitUntil","mode":"date","anchor":"session.start","offset":"P1D","direction":"before","whenPast":"exit"},
          {"id":"moved","type":"Journey.WaitForEvent","event":"session.rescheduled"},
          {"id":"told","type":"Journey.Tags","add":["buyer"]}],
        "connections":[
          {"source":{"activity":"in","port":"Done"},"target":{"activity":"wait"}},
          {"source":{"activity":"in","port":"Done"},"target":{"activity":"moved"}},
          {"source":{"activity":"moved","port":"Happened"},"target":{"activity":"told"}}]}}
        """;

    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly MemberId One = new(1);
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

        await session.FollowAsync(new Scenario { Name = "", Start = Start, Until = Start.AddDays(1), Members = [], When = [act], Then = [] }, new Dictionary<string, MemberId> { ["lived"] = One }, FiredBy.Life, default);

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
        Assert.Contains(session.Standing(One).Member.Tags, tag => tag.Tag == "buyer");
        Assert.Equal(("rest", Start.AddDays(90)), session.Standing(One).Waiting.Select(token => (token.Activity, token.Due!.Value)).Single());

        Assert.Equal(SandboxStop.Nothing, await session.ToTheEndAsync(default));

        Assert.Equal(["fired", "paid", "mark", "rest", "rest", "late"], Told(session));
        Assert.Equal((Start.AddDays(90), EnrollmentState.Exited), (session.Now, session.Standing(One).State));
        Assert.Contains(("rest", "Timeout"), SandboxPath.Of(session, One, null, at => $"{at:HH:mm}").Ways);
    }

    [Fact]
    public async Task Look_AtAnEarlierMoment_ForgetsNothingUntilSomethingElseHappens()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        await session.NextAsync(default);
        var before = Lines(session);

        session.Look(4);
        Assert.Equal((Start, "rest", true), (session.Now, session.Standing(One).Waiting.Single().Activity, session.IsBack));
        Assert.Equal(["buyer"], session.Standing(One).Member.Tags.Select(tag => tag.Tag));
        Assert.Equal(SandboxStop.None, await session.NextAsync(default));
        Assert.Equal(before, Lines(session));
        Assert.Equal(Start.AddDays(90), session.Now);

        session.Look(4);
        await FireAsync(session, "order.refunded");
        Assert.Equal(["fired", "paid", "mark", "rest", "fired", "rest", "back"], Told(session));
        Assert.Empty(session.Standing(One).Member.Tags);
    }

    /// <summary>What was fired after the moment does not happen when the tester goes on from there.</summary>
    [Fact]
    public async Task GoOnFromHere_BeforeAnEventThatWasFired_HappensWithoutIt()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        await session.SetClockAsync(Start.AddDays(10), default);
        await FireAsync(session, "order.refunded");
        Assert.Equal(("back", Start.AddDays(10)), (Told(session).Last(), session.Now));

        session.Look(4);
        await session.GoOnFromHereAsync(default);
        Assert.Equal((4, false), (session.Lines.Count, session.IsBack));
        await session.ToTheEndAsync(default);
        Assert.Equal(("late", Start.AddDays(90)), (Told(session).Last(), session.Now));
    }

    /// <summary>The whole of a 90-day passage is one move of a script; going on from its middle cuts it there.</summary>
    [Fact]
    public async Task GoOnFromHere_WithinALongMove_KeepsWhatHadHappenedByThen()
    {
        var session = await BeginAsync(Forever);
        await PayAsync(session, 200);
        await session.SetClockAsync(Start.AddHours(5.5), default);
        Assert.Equal((7, Start.AddHours(5.5)), (session.Lines.Count(line => line.Step is not null && line.At >= Start) / 2 + 1, session.Now));

        var third = session.Lines.ToList().FindIndex(line => line.At == Start.AddHours(3));
        session.Look(third + 1);
        await session.GoOnFromHereAsync(default);

        Assert.Equal(Start.AddHours(3), session.Now);
        Assert.All(session.Lines, line => Assert.True(line.At <= Start.AddHours(3)));
        Assert.Equal(Start.AddHours(4), session.Standing(One).Waiting.Single().Due);
    }

    /// <summary>Who agrees with an act is permitted from then on, and so says the scenario that is kept of it.</summary>
    [Fact]
    public async Task Fire_WhatTheMemberAgreesTo_PermitsIt()
    {
        var session = await BeginAsync(Waiting);
        var consent = new Consent(ChannelKeys.Email, MessagePurpose.Marketing);
        Assert.DoesNotContain(consent, session.Standing(One).Member.Consents);

        await session.FireAsync(One, Act("form.submitted") with { Agrees = [consent] }, default);

        Assert.Contains(consent, session.Standing(One).Member.Consents);
        var script = ScenarioJson.Read(ScenarioJson.Write(session.Script("agrees"))).Value;
        Assert.Equal(consent, Assert.Single(Assert.Single(script.When).Agrees));
    }

    [Fact]
    public async Task SetClock_BackInTime_IsRefused()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        await session.SetClockAsync(Start.AddDays(2), default);
        Assert.Equal(SandboxStop.Back, await session.SetClockAsync(Start.AddDays(1), default));
        Assert.Equal(SandboxStop.Far, await session.SetClockAsync(Start.AddYears(2), default));
        Assert.Equal((Start.AddDays(2), Start.AddDays(90)), (session.Now, session.Standing(One).Waiting.Single().Due));
    }

    /// <summary>The clock is one for all; what one does changes nothing for the others, and who is taken out never was there.</summary>
    [Fact]
    public async Task PutIn_AnotherMember_GoesTheirOwnWay()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        var alone = Lines(session);
        var other = await session.PutInAsync(Somebody, default);
        Assert.Equal(alone, Lines(session));
        Assert.Equal("sandbox-2", other.PublicId);

        await session.SetClockAsync(Start.AddDays(1), default);
        await PayAsync(session, 300, other.Id);
        await FireAsync(session, "order.refunded", other.Id);
        Assert.Equal(EnrollmentState.Completed, session.Standing(other.Id).State);
        Assert.Equal(EnrollmentState.Active, session.Standing(One).State);
        Assert.DoesNotContain("back", SandboxPath.Of(session, One, null, _ => "").Passed);
        var script = session.Script("two");
        Assert.Equal(["sandbox", "sandbox-2", "sandbox-2"], script.When.Select(act => act.Member));
        Assert.Equal(["sandbox", "sandbox-2"], script.Members.Select(member => member.Id));

        await session.TakeOutAsync(One, default);
        Assert.All(session.Lines, line => Assert.Equal(other.Id, line.Member));
        Assert.Equal(EnrollmentState.Completed, session.Standing(other.Id).State);
    }

    [Fact]
    public async Task Step_WithinAMoment_ShowsOneLineMore()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 200);
        session.Look(2);
        Assert.Equal(["paid"], SandboxPath.Of(session, One, null, _ => "").Here);
        await session.StepAsync(default);
        Assert.Equal((3, true), (session.Shown, session.InMoment));
        await session.StepAsync(default);
        await session.StepAsync(default);
        Assert.Equal((5, true), (session.Shown, session.InMoment));
        Assert.Equal(["fired", "paid", "mark", "rest", "rest"], Told(session).Take(session.Shown));
    }

    [Fact]
    public async Task Fire_WhatTheFilterDoesNotAccept_SaysWhy()
    {
        var session = await BeginAsync(Waiting);
        await PayAsync(session, 20);
        var refused = session.Lines[^1];
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
        Assert.InRange(session.Lines.Count, SandboxSession.MostOfAll, SandboxSession.MostOfAll + 10);
    }

    /// <summary>Those whom the session concerns are told where a journey listens; what was done plays the same as a scenario.</summary>
    [Fact]
    public async Task Move_OfTheSession_TakesWaitsAlongAndTellsWhomItConcerns()
    {
        var session = await BeginAsync(Meeting);
        await session.PutInAsync(Somebody, default);
        await session.FireAsync(One, Act("signed-up") with { Properties = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("session", JsonSerializer.SerializeToElement("s1")) }, default);
        Assert.Equal(Appointment.StartsAt.AddDays(-1), session.Standing(One).Waiting.Single(token => token.Activity == "wait").Due);

        await session.SetClockAsync(Start.AddDays(2), default);
        var before = session.Lines.Count;
        Assert.Equal(SandboxStop.None, await session.MoveAsync(Appointment with { StartsAt = Appointment.StartsAt.AddDays(3), EndsAt = Appointment.EndsAt.AddDays(3) }, default));
        Assert.Equal(Appointment.StartsAt.AddDays(2), session.Standing(One).Waiting.Single(token => token.Activity == "wait").Due);
        Assert.Equal(("session.rescheduled", One), (session.Lines.Single(line => line.At == Start.AddDays(2) && line.Fired is not null).Fired!.Act.Event, session.Lines[^1].Member));
        Assert.Contains(session.Standing(One).Member.Tags, tag => tag.Tag == "buyer");
        Assert.Null(session.Standing(new MemberId(2)).State);

        await session.ToTheEndAsync(default);
        Assert.Equal(Start.AddDays(9), session.Lines[^1].At);
        var script = session.Script("kept");
        var again = await ScenarioRun.RunAsync(script, new PlanSet([Compiled(Meeting)], [new VersionId(1)], Content), _ => throw new InvalidOperationException("Nothing is sent here."), new InMemoryStore(script.Sessions.ToDictionary(one => one.Key)));
        Assert.Equal(ScenarioPath.Of(session.Steps(One)).AsEnumerable(), ScenarioPath.Of(again.Trace.Where(traced => traced.Member == One).Select(traced => traced.Step)).AsEnumerable());

        // Before it was moved, and called off instead
        session.Look(before);
        Assert.Equal(SandboxStop.None, await session.MoveAsync(Appointment with { Cancelled = true }, default));
        Assert.Equal(EnrollmentState.Exited, session.Standing(One).State);
        Assert.True(Assert.Single(session.Sessions).Cancelled);
    }

    /// <summary>Everything that a scenario does can be gone through step by step, and looked back at.</summary>
    [Fact]
    public async Task Follow_AMergeAndAnErasure_GoesOnAsTheSurvivorAndThenAsNobody()
    {
        var session = await BeginAsync(Waiting);
        var two = (await session.PutInAsync(Somebody, default)).Id;
        var script = new Scenario
        {
            Name = "",
            Start = Start,
            Until = Start.AddDays(100),
            Members = [],
            When = [Act("order.paid") with { At = Start.AddHours(1), Member = "b", Properties = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("total", JsonSerializer.SerializeToElement(300)) }],
            Merges = [new ScenarioMerge(Start.AddHours(2), "a", "b")],
            Erasures = [new ScenarioErasure(Start.AddDays(3), "a")],
            Then = [],
        };

        await session.FollowAsync(script, new Dictionary<string, MemberId> { ["a"] = One, ["b"] = two }, FiredBy.Scenario, default);

        var merged = session.Lines.ToList().FindIndex(line => line.Made is SandboxMove.Merge);
        Assert.Equal((two, Start.AddHours(2)), (session.Lines[merged].Member!.Value, session.Lines[merged].At));
        Assert.Equal((Start.AddDays(3), One), (session.Lines.Single(line => line.Made is SandboxMove.Erase).At, session.Lines.Single(line => line.Made is SandboxMove.Erase).Member!.Value));
        Assert.Empty(session.Standing(One).Waiting);
        session.Look(merged + 1);
        Assert.Equal("rest", session.Standing(One).Waiting.Single().Activity);
        Assert.Contains(session.Standing(One).Member.Tags, tag => tag.Tag == "buyer");
        var kept = session.Script("kept");
        Assert.Equal((Start.AddHours(2), Start.AddDays(3)), (Assert.Single(kept.Merges).At, Assert.Single(kept.Erasures).At));
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

    private static async Task<SandboxSession> BeginAsync(string json)
    {
        var plan = Compiled(json);
        var session = await SandboxSession.BeginAsync(new PlanSet([plan], [plan.Identity.Version], Content), [Appointment], Start, _ => throw new InvalidOperationException("Nothing is sent here."));
        await session.PutInAsync(Somebody, default);
        return session;
    }

    private static SessionRecord Appointment => new()
    {
        Key = "s1",
        Names = new LocalText("S", "S"),
        Store = "",
        Place = new LocalText("P", "P"),
        Zone = "UTC",
        StartsAt = Start.AddDays(7),
        EndsAt = Start.AddDays(8),
        Capacity = 1,
    };

    private static Task<SandboxStop> PayAsync(SandboxSession session, int total, MemberId? member = null) =>
        session.FireAsync(member ?? One, Act("order.paid") with { Properties = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("total", JsonSerializer.SerializeToElement(total)) }, default);

    private static Task<SandboxStop> FireAsync(SandboxSession session, string name, MemberId? member = null) => session.FireAsync(member ?? One, Act(name), default);

    private static ScenarioAct Act(string name) => new() { At = Start, Member = "", Event = name };

    private static IEnumerable<string> Told(SandboxSession session) => session.Lines.Select(line => line.Fired is not null ? "fired" : line.Step?.Activity ?? line.Refused!);

    private static List<string> Lines(SandboxSession session) =>
        [.. session.Lines.Select(line => $"{line.At:O} {line.Step?.Activity} {line.Step?.Port} {line.WentOn} {string.Join(',', line.Effects)}")];
}
