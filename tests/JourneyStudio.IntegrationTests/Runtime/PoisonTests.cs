using System.Data.Common;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Operating;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class PoisonTestsOnSqlite() : PoisonTests(Provider.Sqlite);

public sealed class PoisonTestsOnPostgreSql() : PoisonTests(Provider.PostgreSql);

/// <summary>One member whom nothing can be done for does not hold up the others, and can be seen.</summary>
public abstract class PoisonTests(Provider provider)
{
    private static readonly string Journey = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", """{"duration":"PT1H"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    [Fact]
    public async Task Advance_CommitThrowsForOneMember_FailsThatEnrollmentAndGoesOnWithTheOthers()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var poisoned = studio.Between(inner => new PoisonedStore(inner));
        await studio.PublishAsync(Journey);
        var members = await studio.Workspace.AddMembersAsync(50);
        foreach (var member in members)
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();

        poisoned.Poison = members[17].Value;
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));

        Assert.Equal("49", studio.Value("select count(*) from enrollment where state = 'completed'"));
        Assert.Equal($"{members[17].Value} failed error: InvalidDataException", studio.Value("select member_id || ' ' || state || ' ' || reason from enrollment where state <> 'completed'"));
        Assert.Equal("start:Done wait:(failed)", studio.Path(members[17]));
        Assert.Equal("0", studio.Value("select count(*) from token"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Fact]
    public async Task Advance_CommitThrowsForTheOnlyMember_SetsItAsideAfterThreeTries()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var poisoned = studio.Between(inner => new PoisonedStore(inner));
        await studio.PublishAsync(Journey);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();

        poisoned.Poison = member.Value;
        await Assert.ThrowsAsync<InvalidDataException>(() => studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1)));
        await Assert.ThrowsAsync<InvalidDataException>(studio.AdvanceAsync);
        await studio.AdvanceAsync();

        Assert.Equal("failed", studio.Value("select state from enrollment"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Advance_DatabaseAwayInTheMiddle_FailsNobodyAndGoesOnWhenItIsBack(int count)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var away = studio.Between(inner => new AwayStore(inner));
        await studio.PublishAsync(Journey);
        foreach (var member in await studio.Workspace.AddMembersAsync(count))
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();

        away.Times = 6;
        studio.Clock.Now = RuntimeStudio.Start.AddHours(1);
        while (away.Times > 0)
            Assert.True(StorageTrouble.Is(await Assert.ThrowsAnyAsync<DbException>(studio.AdvanceAsync)));
        await studio.AdvanceAsync();

        Assert.Equal($"{count}", studio.Value("select count(*) from enrollment where state = 'completed'"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Theory]
    [InlineData("update event set properties = '{' where member_id = 2 and not routed", "event 2", "")]
    [InlineData("update enrollment set records = 'rubbish' where member_id = 2", "enrollment 2", "start:Done wait:(failed)")]
    public async Task Load_RowThatCannotBeRead_IsSetAsideVisiblyAndHoldsUpNobody(string harm, string aside, string path)
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.PublishAsync(Journey);
        var members = await studio.Workspace.AddMembersAsync(3);
        var late = harm.Contains("not routed", StringComparison.Ordinal);
        foreach (var member in members)
            await studio.TellAsync(member, "test.start");
        if (late)
            studio.Value(harm);
        await studio.AdvanceAsync();
        if (!late)
            studio.Value(harm);

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));

        Assert.Equal(["start:Done wait:Done tag:Done", path, "start:Done wait:Done tag:Done"], members.Select(studio.Path));
        Assert.Equal(aside, studio.Value("select kind || ' ' || row_id from aside"));
        Assert.Equal(aside.Split(' ')[0], Assert.Single(await studio.Get<DeadLetterReading>().AsideAsync(default)).Kind);
        Assert.Empty((await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default)).Where(breach => breach.Law != 5));
    }

    [Fact]
    public async Task Load_MemberWhoCannotBeRead_WaitsVisiblyAndHoldsUpNobody()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.Workspace.AddClubAsync();
        studio.Value("update session set names = 'rubbish'");
        await studio.PublishAsync(Journey);
        var members = await studio.Workspace.AddMembersAsync(3);
        foreach (var member in members)
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        studio.Value($$"""update enrollment set records = '{"session":"{{Workspace.Session}}"}' where member_id = {{members[1].Value}}""");

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));

        Assert.Equal(["start:Done wait:Done tag:Done", "start:Done wait", "start:Done wait:Done tag:Done"], members.Select(studio.Path));
        Assert.Equal($"member {members[1].Value} JsonException", studio.Value("select kind || ' ' || row_id || ' ' || reason from aside"));
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsItsEnrollmentOnly()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.PublishAsync(Journeys.Row(
            ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
            ("loop", "Tags", """{"add":["pregnant"]}""", "Done"),
            ("loop2", "Tags", """{"remove":["pregnant"]}""", "")).Replace("\"target\":{\"activity\":\"loop2\"", "\"target\":{\"activity\":\"loop\"", StringComparison.Ordinal));
        await studio.PublishAsync(Journey);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.start");

        await studio.AdvanceAsync();

        Assert.Equal("failed loop,active", studio.Value("select group_concat(state || coalesce(' ' || reason, ''), ',') from enrollment"));
        Assert.Equal(("loop", 1), (await studio.Get<DeadLetterReading>().EnrollmentsAsync(default)).Select(group => (group.Reason, group.Members)).Single());
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    /// <summary>Is away for so many commits.</summary>
    private sealed class AwayStore(IJourneyStore inner) : IJourneyStore
    {
        public int Times { get; set; }

        public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken) =>
            inner.LoadAsync(lease, plans, now, most, busy, cancellationToken);

        public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) => Times-- > 0
            ? throw (Times % 2 == 0 ? new SqliteException("disk full", 13) : new NpgsqlException("gone", new IOException("connection reset")))
            : inner.CommitAsync(lease, batch, changes, cancellationToken);

        public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => inner.TakeIdsAsync(count, cancellationToken);

        public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) => inner.NextDueAsync(lease, cancellationToken);
    }

    /// <summary>Cannot commit a step of one member.</summary>
    private sealed class PoisonedStore(IJourneyStore inner) : IJourneyStore
    {
        public long Poison { get; set; }

        public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken) =>
            inner.LoadAsync(lease, plans, now, most, busy, cancellationToken);

        public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) =>
            changes.Any(change => change.Member.Value == Poison && change.Steps.Length > 0)
                ? throw new InvalidDataException("This member cannot be written.")
                : inner.CommitAsync(lease, batch, changes, cancellationToken);

        public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => inner.TakeIdsAsync(count, cancellationToken);

        public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) => inner.NextDueAsync(lease, cancellationToken);
    }
}
