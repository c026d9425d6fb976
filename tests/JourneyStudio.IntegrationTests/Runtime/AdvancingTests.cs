using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class AdvancingTestsOnSqlite() : AdvancingTests(Provider.Sqlite);

public sealed class AdvancingTestsOnPostgreSql() : AdvancingTests(Provider.PostgreSql);

/// <summary>The runtime on SQLite under a fake clock.</summary>
public abstract class AdvancingTests(Provider provider)
{
    private static readonly string WaitsNinetyDays = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", """{"duration":"P90D"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    private static readonly string WaitsForPayment = Journeys.Write(
        [
            ("start", "EventTrigger", """{"event":"test.start"}"""),
            ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"PT2H"}"""),
            ("paid", "Tags", """{"add":["pregnant"]}"""),
            ("late", "Exit", """{"reason":"late"}"""),
        ],
        [("start", "Done", "wait"), ("wait", "Happened", "paid"), ("wait", "Timeout", "late")]);

    [Fact]
    public async Task Advance_WaitOfNinetyDays_EndsAtThatInstantAndNotBefore()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = await StartAsync(studio, WaitsNinetyDays);

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(90).AddMilliseconds(-1));
        Assert.Equal("start:Done wait", studio.Path(member));

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(90));
        Assert.Equal("start:Done wait:Done tag:Done", studio.Path(member));
        Assert.Equal("completed", studio.Value("select state from enrollment"));
    }

    [Fact]
    public async Task Advance_EventBeforeTimeout_Wins()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = await StartAsync(studio, WaitsForPayment);

        studio.Clock.Now = RuntimeStudio.Start.AddHours(1);
        await studio.TellAsync(member, "order.paid");
        await studio.AdvanceAsync();

        Assert.Equal("start:Done wait:Happened paid:Done", studio.Path(member));
    }

    [Fact]
    [Trait("Semantics", "waiting.both-due")]
    public async Task Advance_EventAndTimeoutBothDue_TheOneThatOccurredFirstWins()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var atTimeout = await StartAsync(studio, WaitsForPayment);
        var after = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(after, "test.start");
        await studio.AdvanceAsync();

        // The runtime stood still over the timeout; both are found due when it goes on.
        studio.Clock.Now = RuntimeStudio.Start.AddHours(3);
        await studio.TellAsync(atTimeout, "order.paid", at: RuntimeStudio.Start.AddHours(2));
        await studio.TellAsync(after, "order.paid", at: RuntimeStudio.Start.AddHours(2).AddMilliseconds(1));
        await studio.AdvanceAsync();

        Assert.Equal("start:Done wait:Happened paid:Done", studio.Path(atTimeout));
        Assert.Equal("start:Done wait:Timeout late:(exited)", studio.Path(after));
    }

    [Fact]
    [Trait("Semantics", "waiting.late")]
    public async Task Advance_EventAfterTimeoutWasActedOn_ChangesNothing()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = await StartAsync(studio, WaitsForPayment);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(2));

        await studio.TellAsync(member, "order.paid", at: RuntimeStudio.Start.AddHours(1));
        await studio.AdvanceAsync();

        Assert.Equal("start:Done wait:Timeout late:(exited)", studio.Path(member));
        Assert.Equal("0", studio.Value("select count(*) from event where not routed"));
    }

    [Fact]
    [Trait("Semantics", "waiting.on-its-way")]
    public async Task Advance_EventStoredBeforeItsWaitIsReached_IsFound()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(WaitsForPayment);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];

        // Both are stored before the runtime looks for the first time.
        await studio.TellAsync(member, "test.start");
        await studio.TellAsync(member, "order.paid");
        await studio.AdvanceAsync();

        Assert.Equal("start:Done wait:Happened paid:Done", studio.Path(member));
    }

    [Fact]
    [Trait("Semantics", "effects.unique")]
    public async Task Tell_SameKeyTwice_IsADuplicateAndStartsNothing()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(WaitsNinetyDays);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];

        Assert.IsType<IntakeResult.Stored>(await studio.TellAsync(member, "test.start", key: "once"));
        Assert.IsType<IntakeResult.Duplicate>(await studio.TellAsync(member, "test.start", key: "once"));
        await studio.AdvanceAsync();
        Assert.IsType<IntakeResult.Duplicate>(await studio.TellAsync(member, "test.start", key: "once"));
        await studio.AdvanceAsync();

        Assert.Equal("1", studio.Value("select count(*) from enrollment"));
        Assert.Equal("1", studio.Value("select count(*) from event where source = 'test'"));
    }

    [Fact]
    [Trait("Semantics", "time.never-back")]
    public async Task Advance_ClockSetBack_UndoesAndRepeatsNothing()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = await StartAsync(studio, WaitsNinetyDays);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(90));

        studio.Clock.Now = RuntimeStudio.Start;
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();

        // The second passage began at the time already reached, not before the first one ended.
        Assert.Equal(
            RuntimeStudio.Start.AddDays(90).ToUnixTimeMilliseconds().ToString(),
            studio.Value("select entered_at from enrollment order by id desc limit 1"));
    }

    [Fact]
    public async Task Take_SecondOwner_FencesTheFirstOff()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = await StartAsync(studio, WaitsNinetyDays);
        var turn = studio.Get<JourneyStudio.Runtime.Advancing.SlotTurn>();
        var first = await turn.TakeAsync(CancellationToken.None);
        await turn.TakeAsync(CancellationToken.None);

        studio.Clock.Now = RuntimeStudio.Start.AddDays(90);
        var advancer = studio.Get<JourneyStudio.Runtime.Advancing.Advancer>();
        await advancer.RunBatchAsync(first, CancellationToken.None);
        var result = await advancer.FinishAsync();

        Assert.Equal(JourneyStudio.Runtime.Advancing.AdvanceResult.Fenced, result);
        Assert.Equal("start:Done wait", studio.Path(member));
    }

    [Fact]
    public async Task Advance_VersionThatCannotRun_HoldsUpNobodyElse()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var stuck = await StartAsync(studio, WaitsNinetyDays);
        studio.Storage.Scalar("update journey_version set text = replace(text, 'Journey.Tags', 'Journey.Gone')");
        await studio.PublishAsync(WaitsForPayment);
        var other = (await studio.Workspace.AddMembersAsync(1))[0];

        studio.Clock.Now = RuntimeStudio.Start.AddDays(90);
        await studio.TellAsync(other, "test.start");
        await studio.AdvanceAsync();

        Assert.Equal("start:Done wait", studio.Path(stuck));
        Assert.Equal("active", studio.Value($"select state from enrollment where member_id = {stuck.Value}"));
        Assert.Equal("start:Done wait", studio.Path(other));
    }

    private static async Task<MemberId> StartAsync(RuntimeStudio studio, string definition)
    {
        await studio.PublishAsync(definition);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        return member;
    }
}
