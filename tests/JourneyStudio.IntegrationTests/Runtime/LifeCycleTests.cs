using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Life cycle", on the database: states, operations in batches, and the laws after each.</summary>
public sealed class LifeCycleTests
{
    private const long Operator = 42;
    private const int Many = 1_200;

    private static readonly string Waits = Journeys.Write(
        [
            ("start", "EventTrigger", """{"event":"test.start"}"""),
            ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"PT2H"}"""),
            ("paid", "Tags", """{"add":["pregnant"]}"""),
            ("late", "Exit", """{"reason":"late"}"""),
        ],
        [("start", "Done", "wait"), ("wait", "Happened", "paid"), ("wait", "Timeout", "late")]);

    [Fact]
    [Trait("Semantics", "life.freeze")]
    public async Task PauseAndResume_Freeze_ShiftsDueTimesByThePauseInBatches()
    {
        await using var studio = await WaitingAsync(Many);
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        Assert.Equal($"{Many}", studio.Value("select count(*) from token where held"));

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(5));
        Assert.Equal("0", studio.Value("select count(*) from enrollment where state <> 'active'"));
        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, default));

        Assert.Equal("0", studio.Value("select count(*) from token where held"));
        Assert.Equal($"{RuntimeStudio.Start.AddHours(7).ToUnixTimeMilliseconds()}", studio.Value("select distinct due from token"));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(7));
        Assert.Equal($"{Many}", studio.Value("select count(*) from enrollment where state = 'exited' and reason = 'late'"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "life.drop")]
    public async Task Resume_Drop_ExitsWhatIsOverdueWithItsReason()
    {
        await using var studio = await WaitingAsync(3);
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(5));

        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Drop, 0, Operator, default));

        Assert.Equal("3 overdue", studio.Value("select count(*) || ' ' || max(reason) from enrollment where state = 'exited'"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "life.catch-up")]
    public async Task Resume_CatchUp_RunsWhatIsOverdueWithAThrottle()
    {
        await using var studio = await WaitingAsync(30);
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(5));

        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.CatchUp, 10, Operator, default));

        // Time stands still for the throttle: nobody but the first may go.
        Assert.InRange(long.Parse(studio.Value("select count(*) from token where held")!, CultureInfo.InvariantCulture), 1, 29);
        await LawsAsync(studio);
        while (studio.Value("select state from operation where kind = 'catch-up'") == OperationKinds.Running)
            await studio.AdvanceAsync();
        Assert.Equal("30", studio.Value("select count(*) from enrollment where state = 'exited' and reason = 'late'"));
        await LawsAsync(studio);
    }

    [Fact]
    public async Task EventDuringAPause_IsKeptAndActsOnResume()
    {
        await using var studio = await WaitingAsync(2);
        var member = new MemberId(1);
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        studio.Clock.Now = RuntimeStudio.Start.AddHours(1);
        await studio.TellAsync(member, "order.paid");
        await studio.AdvanceAsync();
        Assert.Equal("start:Done wait", studio.Path(member));

        studio.Clock.Now = RuntimeStudio.Start.AddHours(9);
        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.CatchUp, 10, Operator, default));

        Assert.Equal("start:Done wait:Happened paid:Done", studio.Path(member));
        await LawsAsync(studio);
    }

    [Theory]
    [Trait("Semantics", "entry.paused")]
    [InlineData("refuse", 0)]
    [InlineData("hold", 1)]
    public async Task EntryDuringAPause_IsRefusedAndCountedOrHeld(string whenPaused, int entries)
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.PublishAsync(Waits.Replace("\"journey\":{", $"\"journey\":{{\"whenPaused\":\"{whenPaused}\",", StringComparison.Ordinal));
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        Assert.Equal("0", studio.Value("select count(*) from enrollment"));
        Assert.Equal(entries == 0 ? "paused 1" : null, studio.Value("select reason || ' ' || count from refusal_stats"));

        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, default));

        Assert.Equal($"{entries} 0", studio.Value("select (select count(*) from enrollment) || ' ' || (select count(*) from held_entry)"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "life.stop")]
    public async Task Stop_AtOnce_EveryoneExitsStoppedInBatches()
    {
        await using var studio = await WaitingAsync(Many);

        await studio.OperateAsync(control => control.StopAsync(RuntimeStudio.FirstJourney, drain: false, Operator, default));

        Assert.Equal($"{Many} stopped", studio.Value("select count(*) || ' ' || max(reason) from enrollment where state = 'stopped'"));
        Assert.Equal("stopped", studio.Value("select state from journey"));
        Assert.Equal($"done {Many}", studio.Value("select max(o.state) || ' ' || sum(s.done) from operation o join operation_slot s on s.operation_id = o.id"));
        await studio.TellAsync(new MemberId(1), "test.start");
        await studio.AdvanceAsync();
        Assert.Equal("0", studio.Value("select count(*) from enrollment where state = 'active'"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "life.drain")]
    public async Task Stop_Draining_LetsNobodyInAndEndsWithTheLast()
    {
        await using var studio = await WaitingAsync(2);

        await studio.OperateAsync(control => control.StopAsync(RuntimeStudio.FirstJourney, drain: true, Operator, default));
        var late = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(late, "test.start");
        await studio.AdvanceAsync();
        Assert.Equal(("draining", ""), (studio.Value("select state from journey"), studio.Path(late)));

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(2));
        await studio.Get<ClockRunner>().RunAsync(default);
        Assert.Equal(("stopped", "2"), (studio.Value("select state from journey"), studio.Value("select count(*) from enrollment where state = 'exited'")));
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Stop_VersionThatCannotRun_LetsEverybodyOut()
    {
        await using var studio = await WaitingAsync(2);
        studio.Value("update journey_version set text = replace(text, 'Journey.Tags', 'Journey.Gone')");

        await studio.OperateAsync(control => control.StopAsync(RuntimeStudio.FirstJourney, drain: false, Operator, default));

        Assert.Equal("2", studio.Value("select count(*) from enrollment where state = 'stopped'"));
        Assert.DoesNotContain(await studio.Get<LawChecks>().CheckAsync(null, default), breach => breach.Law < 7);
    }

    [Fact]
    public async Task Operations_WhereTheStateForbids_AreRefused()
    {
        await using var studio = await WaitingAsync(1);
        var control = studio.Get<JourneyControl>();

        Assert.Equal("journey.wrong-state", Code(await control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, default)));
        Assert.Equal("journey.unknown", Code(await control.PauseAsync("nowhere", Operator, default)));
        Assert.Equal("operation.no-port", Code(await control.SkipAsync(RuntimeStudio.FirstJourney, new TokenQuery { Activity = "wait" }, "Nowhere", Operator, default)));
        Assert.Equal("operation.no-activity", Code(await control.MoveAsync(RuntimeStudio.FirstJourney, TokenQuery.All, "start", Operator, default)));
        await control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default);
        Assert.Equal("journey.wrong-state", Code(await control.RetryAsync(RuntimeStudio.FirstJourney, TokenQuery.All, Operator, default)));
        Assert.Equal("1", studio.Value("select count(*) from audit where action = 'journey.pause' and actor = 42"));
    }

    [Fact]
    public async Task SkipMoveAndRetry_ByQuery_AreTracedWithTheirActorAndKeepTheLaws()
    {
        await using var studio = await WaitingAsync(4);
        var reading = studio.Get<OperationReading>();
        Assert.Equal(4, await reading.CountWaitingAsync(RuntimeStudio.FirstJourney, new TokenQuery { Version = 1, Activity = "wait", Since = RuntimeStudio.Start }, default));

        await studio.OperateAsync(control => control.SkipAsync(RuntimeStudio.FirstJourney, new TokenQuery { Activity = "wait" }, "Happened", Operator, default));
        Assert.Equal("4 skip 42", studio.Value("select count(*) || ' ' || max(intervention) || ' ' || max(actor) from trace where intervention is not null"));
        Assert.Equal("4", studio.Value("select count(*) from enrollment where state = 'completed'"));
        await LawsAsync(studio);

        await studio.TellAsync(new MemberId(1), "test.start");
        await studio.AdvanceAsync();
        await studio.OperateAsync(control => control.MoveAsync(RuntimeStudio.FirstJourney, TokenQuery.All, "late", Operator, default));
        Assert.EndsWith("start:Done wait:(moved) late:(exited)", studio.Path(new MemberId(1)), StringComparison.Ordinal);
        await LawsAsync(studio);

        await FailAsync(studio, new MemberId(2));
        Assert.Equal(1, await reading.CountFailedAsync(RuntimeStudio.FirstJourney, new TokenQuery { Activity = "wait" }, default));
        await studio.OperateAsync(control => control.RetryAsync(RuntimeStudio.FirstJourney, TokenQuery.All, Operator, default));
        Assert.EndsWith("start:Done wait:(failed) wait", studio.Path(new MemberId(2)), StringComparison.Ordinal);
        Assert.Equal("0 1", studio.Value("select failed || ' ' || active from version_stats"));
        Assert.Equal((1, 0), (await reading.LatestAsync(RuntimeStudio.FirstJourney, 1, default)).Select(one => (one.Done, one.Skipped)).Single());
        await LawsAsync(studio);
    }

    private static string Code(Result<long> result) => Assert.Single(result.Problems).Code;

    /// <summary>The member comes to the wait, and it is as if the wait had failed.</summary>
    private static async Task FailAsync(RuntimeStudio studio, MemberId member)
    {
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        studio.Value($"""
            update trace set left_at = arrived_at, "end" = 'failed' where member_id = {member.Value} and left_at is null;
            update enrollment set state = 'failed', ended_at = {studio.Clock.Now.ToUnixTimeMilliseconds()} where state = 'active';
            delete from token;
            update version_stats set active = active - 1, failed = failed + 1;
            update activity_stats set present = present - 1 where activity = 'wait';
            insert into activity_departure(version_id, activity, port, slot, departures) values(1, 'wait', '(failed)', 0, 1);
            """);
    }

    private static Task<RuntimeStudio> WaitingAsync(int members) => RuntimeStudio.StartedAsync(Waits, members);

    private static async Task LawsAsync(RuntimeStudio studio) => Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now.AddMinutes(-1), default));
}
