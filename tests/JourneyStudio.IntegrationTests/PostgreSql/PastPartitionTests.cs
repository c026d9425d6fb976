using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Upkeep;
using JourneyStudio.Storage.Laws;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>Retention drops partitions of the trace that are past as a whole, and deletes rows only in the rest.</summary>
public sealed class PastPartitionTests
{
    private const string First = "trace_0_524288";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    [Fact]
    public async Task Run_PartitionWithNothingButThePast_IsDroppedAndCountsLawsAndReentryStay()
    {
        await using var studio = await RuntimeStudio.OpenAsync(Provider.PostgreSql);
        var members = await EnteredOverTwoPartitionsAsync(studio);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));

        studio.Clock.Now = RuntimeStudio.Start + Kept + TimeSpan.FromDays(1);
        await studio.Get<EventKeyJanitor>().RunAsync(default);
        await studio.Get<Retention>().RunAsync(default);

        Assert.Equal("", studio.Value($"select coalesce(to_regclass('{First}')::text, '')"));
        Assert.Equal("0 0", studio.Value("select (select count(*) from enrollment) || ' ' || (select count(*) from trace)"));
        Assert.Equal("10 10", studio.Value("select entered || ' ' || completed from version_stats"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
        await studio.TellAsync(members[0], "test.start");
        await studio.AdvanceAsync();
        Assert.Equal("never", studio.Value($"select reason from entry_refusal where member_id = {members[0].Value}"));
    }

    [Fact]
    public async Task Run_PartitionSoonPastAsAWhole_WaitsForThat()
    {
        await using var studio = await RuntimeStudio.OpenAsync(Provider.PostgreSql);
        await EnteredOverTwoPartitionsAsync(studio, after: TimeSpan.FromDays(3));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(3).AddHours(1));

        studio.Clock.Now = RuntimeStudio.Start + Kept + TimeSpan.FromDays(1);
        await studio.Get<EventKeyJanitor>().RunAsync(default);
        await studio.Get<Retention>().RunAsync(default);

        Assert.Equal("10", studio.Value("select count(*) from enrollment"));
        Assert.Equal(First, studio.Value($"select to_regclass('{First}')::text"));
    }

    [Fact]
    public async Task Run_OneGoalMayStillBeReached_ForgetsTheOthersOfThePartitionRowByRow()
    {
        await using var studio = await RuntimeStudio.OpenAsync(Provider.PostgreSql);
        await EnteredOverTwoPartitionsAsync(studio);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));
        studio.Value("update enrollment set goal_until = 99999999999999 where id = (select min(id) from enrollment)");

        studio.Clock.Now = RuntimeStudio.Start + Kept + TimeSpan.FromDays(1);
        await studio.Get<EventKeyJanitor>().RunAsync(default);
        await studio.Get<Retention>().RunAsync(default);

        Assert.Equal("1 1", studio.Value("select (select count(*) from enrollment) || ' ' || (select count(distinct enrollment_id) from trace)"));
        Assert.Equal(First, studio.Value($"select to_regclass('{First}')::text"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    /// <summary>Ten enter; the first five are the last of the first partition.</summary>
    /// <param name="studio">Where to.</param>
    /// <param name="after">How much later than the first four the others enter.</param>
    private static async Task<IReadOnlyList<MemberId>> EnteredOverTwoPartitionsAsync(RuntimeStudio studio, TimeSpan after = default)
    {
        await studio.PublishAsync(RetentionTests.Once);
        studio.Value("insert into id_block(name, next) values('enrollment', 524283)");
        var members = await studio.Workspace.AddMembersAsync(10);
        foreach (var (number, member) in members.Index())
        {
            studio.Clock.Now = RuntimeStudio.Start + (number < 4 ? TimeSpan.Zero : after);
            await studio.TellAsync(member, "test.start");
            await studio.AdvanceAsync();
        }
        return members;
    }
}
