using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class JourneyStoreTestsOnSqlite() : JourneyStoreTests(Provider.Sqlite);

public sealed class JourneyStoreTestsOnPostgreSql() : JourneyStoreTests(Provider.PostgreSql);

/// <summary>What the runtime relies on in its store, whatever is crashed, doubled or late.</summary>
public abstract class JourneyStoreTests(Provider provider)
{
    private static readonly DateTimeOffset Now = TestMembers.Now;

    [Fact]
    public async Task Commit_OlderEpoch_IsFencedAndWritesNothing()
    {
        await using var studio = await ReadyAsync(1);
        var store = studio.Get<IJourneyStore>();
        var stale = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);
        await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);

        var outcome = await store.CommitAsync(stale, WorkBatch.Empty, [TestMembers.Enters(1, 10, Now)], default);

        Assert.Equal(CommitOutcome.Fenced, outcome);
        Assert.Equal(0L, studio.Scalar("select count(*) from enrollment"));
    }

    [Fact]
    public async Task Commit_OneOfItsSlotsTaken_IsFenced()
    {
        await using var studio = await ReadyAsync(1);
        var all = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);
        await studio.Get<SlotOwnership>().TakeAsync([7], Now, default);

        Assert.Equal(CommitOutcome.Fenced, await studio.Get<IJourneyStore>().CommitAsync(all, WorkBatch.Empty, [], default));
    }

    [Fact]
    public async Task Commit_StepHasMoved_IsConflictAndWritesNothing()
    {
        await using var studio = await ReadyAsync(1, 2);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(store, lease, TestMembers.Enters(1, 10, Now));

        var outcome = await store.CommitAsync(lease, WorkBatch.Empty, [TestMembers.Enters(2, 11, Now), TestMembers.Completes(1, 10, stepBefore: 1)], default);

        Assert.Equal(CommitOutcome.Conflict, outcome);
        Assert.Equal(1L, studio.Scalar("select count(*) from enrollment where state = 'active'"));
        Assert.Equal(2L, studio.Scalar("select count(*) from trace"));
    }

    [Fact]
    [Trait("Semantics", "entry.one-active")]
    public async Task Commit_SecondActiveEnrollmentOfAnEntryKey_IsConflict()
    {
        await using var studio = await ReadyAsync(1);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(store, lease, TestMembers.Enters(1, 10, Now));

        Assert.Equal(CommitOutcome.Conflict, await store.CommitAsync(lease, WorkBatch.Empty, [TestMembers.Enters(1, 11, Now)], default));
    }

    [Fact]
    [Trait("Semantics", "messages.recorded")]
    public async Task Commit_SameChangesAfterACrash_HappenOnce()
    {
        await using var studio = await ReadyAsync(1);
        await TestMembers.ActAsync(studio, 5, 1);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(store, lease, TestMembers.Enters(1, 10, Now.AddDays(1), routed: 5));

        // The process dies before it learns of its commit; the next one loads again and finds nothing to do.
        await studio.Services.DisposeAsync();
        await using var next = new TemporaryStudio(provider, studio.At);
        Assert.Null(await next.Services.OpenStudioStorageAsync());
        var (again, newLease) = await OwnAsync(next);

        Assert.Empty((await again.LoadAsync(newLease, PlanSet.Empty, Now, 100, default)).Members);
        Assert.Equal(CommitOutcome.Conflict, await again.CommitAsync(newLease, WorkBatch.Empty, [TestMembers.Enters(1, 11, Now.AddDays(1), routed: 5)], default));
        Assert.Empty((await next.Get<LawChecks>().CheckAsync(Now, default)).Where(breach => breach.Law != 7));
    }

    [Fact]
    [Trait("Semantics", "values.stored")]
    public async Task Commit_ValuesOfAnEnrollment_AreReadTypedByTheNextProcess()
    {
        await using var studio = await ReadyAsync(1, 2);
        var (store, lease) = await OwnAsync(studio);
        var values = JourneyValues.None.Add("总额", new AttributeValue.Number(12.5m)).Add("due", new AttributeValue.Date(new DateOnly(2026, 12, 1))).Add("gift", new AttributeValue.Flag(true)).Add("text", new AttributeValue.Text("\"{'"));
        var entered = TestMembers.Enters(1, 10, Now);
        await CommitAsync(store, lease, entered with { Enrollments = [entered.Enrollments[0] with { Enrollment = entered.Enrollments[0].Enrollment with { Values = values } }] }, TestMembers.Enters(2, 11, Now));

        await studio.Services.DisposeAsync();
        await using var next = new TemporaryStudio(provider, studio.At);
        Assert.Null(await next.Services.OpenStudioStorageAsync());
        var (again, newLease) = await OwnAsync(next);

        var read = (await again.LoadAsync(newLease, PlanSet.Empty, Now, 100, default)).Members.Select(member => member.Active.Single().Enrollment).ToDictionary(enrollment => enrollment.Id.Value);
        Assert.Equal(values, read[10].Values);
        Assert.Empty(read[11].Values);
        Assert.Equal(1L, next.Scalar("select count(*) from enrollment where \"values\" is null"));
    }

    [Fact]
    public async Task Commit_EffectOfAKnownKey_FailsWholly()
    {
        await using var studio = await ReadyAsync(1);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(store, lease, TestMembers.Enters(1, 10, Now) with { Effects = [Send(1, 10)] });

        await Assert.ThrowsAnyAsync<Exception>(async () => await store.CommitAsync(lease, WorkBatch.Empty, [TestMembers.Completes(1, 10) with { Effects = [Send(1, 10)] }], default));

        Assert.Equal(1L, studio.Scalar("select count(*) from message"));
        Assert.Equal("active", studio.Scalar("select state from enrollment"));
        await CommitAsync(store, lease, TestMembers.Completes(1, 10));
    }

    [Fact]
    [Trait("Semantics", "effects.routed")]
    public async Task Load_EventsAndTokens_EventsFirstInTheirOrder()
    {
        await using var studio = await ReadyAsync(1, 2, 3);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(store, lease, TestMembers.Enters(3, 10, Now));
        await TestMembers.ActAsync(studio, 8, 2);
        await TestMembers.ActAsync(studio, 5, 1);
        await TestMembers.ActAsync(studio, 9, 1);

        var batch = await store.LoadAsync(lease, PlanSet.Empty, Now, 100, default);

        Assert.Equal([1L, 2L], batch.Members.Select(work => work.Member.Id.Value));
        Assert.Equal([5L, 9L], batch.Members[0].Events.Select(occurred => occurred.Id));
    }

    [Fact]
    public async Task Load_LateRowWithALowerId_IsFound()
    {
        await using var studio = await ReadyAsync(1, 2);
        var (store, lease) = await OwnAsync(studio);
        await TestMembers.ActAsync(studio, 100, 1);
        await CommitAsync(store, lease, new MemberChanges { Member = new MemberId(1), Routed = [100] });

        await TestMembers.ActAsync(studio, 50, 2);

        Assert.Equal(50, (await store.LoadAsync(lease, PlanSet.Empty, Now, 100, default)).Members.Single().Events.Single().Id);
    }

    [Fact]
    public async Task Load_TokensDue_ByDueAndOnlyUpToNow()
    {
        await using var studio = await ReadyAsync(1, 2, 3);
        var (store, lease) = await OwnAsync(studio);
        await CommitAsync(
            store, lease, TestMembers.Enters(1, 10, Now.AddMinutes(-1)), TestMembers.Enters(2, 11, Now.AddMinutes(-5)), TestMembers.Enters(3, 12, Now.AddMinutes(1)));

        var batch = await store.LoadAsync(lease, PlanSet.Empty, Now, 100, default);

        Assert.Equal([2L, 1L], batch.Members.Select(work => work.Member.Id.Value));
        Assert.Equal("s1", batch.Members[0].Active.Single().Enrollment.Records["session"]);
        Assert.Equal(Now.AddMinutes(-5), await store.NextDueAsync(lease, default));
    }

    [Fact]
    public async Task Load_SomeSlots_OnlyTheirMembers()
    {
        long[] members = [.. Enumerable.Range(1, 40).Select(id => (long)id)];
        await using var studio = await ReadyAsync(members);
        foreach (var member in members)
            await TestMembers.ActAsync(studio, member, member);
        var lease = await studio.Get<SlotOwnership>().TakeAsync([3, 4], Now, default);

        var batch = await studio.Get<IJourneyStore>().LoadAsync(lease, PlanSet.Empty, Now, 100, default);

        Assert.Equal(members.Where(id => SlotLease.SlotOf(new MemberId(id)) is 3 or 4), batch.Members.Select(work => work.Member.Id.Value));
    }

    [Fact]
    public async Task Watermark_AfterACommit_IsTheInstantOfItsSteps()
    {
        await using var studio = await ReadyAsync(1);
        var (store, lease) = await OwnAsync(studio);

        await CommitAsync(store, lease, TestMembers.Enters(1, 10, Now.AddDays(1)));

        Assert.Equal(Now, await studio.Get<SlotOwnership>().WatermarkAsync(lease, default));
    }

    [Fact]
    public async Task TakeIds_FromManySidesAndAfterRestart_NeverTwice()
    {
        await using var studio = await ReadyAsync();
        var ids = studio.Get<IdBlocks>();
        var blocks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ids.TakeAsync("test", 700, WritePriority.Upkeep, default).AsTask()));
        await studio.Services.DisposeAsync();
        await using var next = new TemporaryStudio(provider, studio.At);
        Assert.Null(await next.Services.OpenStudioStorageAsync());
        var later = await next.Get<IdBlocks>().TakeAsync("test", 700, WritePriority.Upkeep, default);

        var all = blocks.Append(later).SelectMany(block => Enumerable.Range(0, 700).Select(_ => block.Next())).ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
    }

    private async Task<TemporaryStudio> ReadyAsync(params long[] members)
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, members);
        return studio;
    }

    private static async Task<(IJourneyStore Store, SlotLease Lease)> OwnAsync(TemporaryStudio studio) =>
        (studio.Get<IJourneyStore>(), await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default));

    private static async Task CommitAsync(IJourneyStore store, SlotLease lease, params MemberChanges[] changes) =>
        Assert.Equal(CommitOutcome.Committed, await store.CommitAsync(lease, WorkBatch.Empty, changes, default));

    private static RecordedEffect Send(long member, long enrollment) => TestMessages.Send(member, enrollment, Now);
}
