using JourneyStudio.Engine.Execution;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>DESIGN 10, flat from 10,000 to 1,000,000: on a table that has just grown and has no statistics yet, the owner of a slot finds its work without reading that of the others.</summary>
public sealed class WorkPlanTests
{
    private const int Rows = 100_000;
    private static readonly SlotLease Slot = new([3], 1);

    [Fact]
    public async Task FirstEvents_OfOneSlot_AreFoundByTheSlot()
    {
        await using var studio = await GrownAsync($"""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, depth, routed)
            select i, 'member', i, i % 16, 'visit', 'api', 0, 0, 0, false from generate_series(1, {Rows}) i
            """);

        var plan = await PlanAsync(studio, link => link.Sql($"explain (costs off) {WorkReader.FirstEvents(Slot)}").Set(1, 2_560).SetSlots(Slot, 2));

        Assert.Equal(["Limit", "->  Index Scan using ix_event_unrouted on event"], plan);
    }

    /// <summary>Nearly all of them are routed: who walks the primary key reads them all to find those that are not.</summary>
    [Fact]
    public async Task UnroutedEvents_AmongManyThatAreRouted_AreCountedByAnIndexOfThose()
    {
        await using var studio = await GrownAsync($"""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, depth, routed)
            select i, 'member', i, i % 16, 'visit', 'api', 0, i, 0, i % 10000 <> 0 from generate_series(1, {Rows}) i
            """);

        var plan = await PlanAsync(studio, link => link.Sql($"explain (costs off) {UnroutedEvents.First}").Set(1, 10_000));

        Assert.StartsWith("->  Index Scan using ix_event_unrouted", plan[^1], StringComparison.Ordinal);
        Assert.Equal((10, DateTimeOffset.FromUnixTimeMilliseconds(10_000)), await studio.Get<UnroutedEvents>().CountAsync(10_000, CancellationToken.None));
    }

    [Fact]
    public async Task FirstTokens_OfOneSlot_AreFoundByTheSlotInTheOrderDue()
    {
        await using var studio = await GrownAsync($"""
            insert into token(enrollment_id, number, member_id, slot, journey_id, priority, activity, "group", step, arrived_at, due, follows)
            select i, 1, i, i % 16, 1, 0, 'week', '', 1, 0, i, false from generate_series(1, {Rows}) i
            """);

        var plan = await PlanAsync(studio, link => link.Sql($"explain (costs off) {WorkReader.FirstTokens(Slot)}").Set(1, 2_560).SetSlots(Slot, 2).Set(3, 5_000L));

        Assert.Equal(["Limit", "->  Index Scan using ix_token_due on token"], plan);
    }

    [Fact]
    public async Task Tags_OfABatch_AreFoundByTheMember()
    {
        await using var studio = await GrownAsync($"insert into member_tag(member_id, tag, scope, at) select i, 'visitor', '', 0 from generate_series(1, {Rows}) i");

        var plan = await PlanAsync(studio, link => link.Sql($"explain (costs off) {SnapshotFacets.SelectTags} where {SnapshotFacets.WantedTags(link)}")
            .Set(1, IdList.Of(Enumerable.Range(1, 480))).Set(2, IdList.Of(["visitor"])));

        Assert.Equal(["Index Only Scan using pk_member_tag on member_tag"], plan);
    }

    private static async Task<TemporaryStudio> GrownAsync(string rows)
    {
        var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);
        studio.Scalar(rows);
        return studio;
    }

    /// <summary>The steps of the plan, without conditions.</summary>
    private static async Task<List<string>> PlanAsync(TemporaryStudio studio, Func<Link, Statement> explain)
    {
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(CancellationToken.None);
        var rows = explain(link);
        var plan = new List<string>();
        while (rows.Read())
            plan.Add(rows.Text(0).Trim());
        return plan.FindAll(line => !line.Contains(':', StringComparison.Ordinal));
    }
}
