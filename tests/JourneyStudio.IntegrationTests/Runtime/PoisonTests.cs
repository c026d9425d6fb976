using JourneyStudio.Engine.Execution;
using JourneyStudio.IntegrationTests.Storage;

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
    }

    /// <summary>Cannot commit a step of one member.</summary>
    private sealed class PoisonedStore(IJourneyStore inner) : IJourneyStore
    {
        public long Poison { get; set; }

        public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
            inner.LoadAsync(lease, plans, now, most, cancellationToken);

        public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) =>
            changes.Any(change => change.Member.Value == Poison && change.Steps.Length > 0)
                ? throw new InvalidDataException("This member cannot be written.")
                : inner.CommitAsync(lease, batch, changes, cancellationToken);

        public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => inner.TakeIdsAsync(count, cancellationToken);

        public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) => inner.NextDueAsync(lease, cancellationToken);
    }
}
