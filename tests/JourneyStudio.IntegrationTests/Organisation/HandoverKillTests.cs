using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Runtime.Killed;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.IntegrationTests.Organisation;

/// <summary>A hand-over survives kill -9 at any instant on both databases: it goes on where it was, and says so until it has come to its end.</summary>
public sealed class HandoverKillTests
{
    private const int Members = 30_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task HandOver_KilledAgainAndAgain_GoesOnWhereItWas(Provider provider)
    {
        var seed = Kills.Seed("handovers");
        var random = new Random(seed);
        await using var studio = new TemporaryStudio(provider);
        await PrepareAsync(studio);
        for (var kill = 0; kill < Math.Min(Kills.Rounds, 4); kill++)
        {
            using var host = HostProcess.StartOn(studio, NoFeed.Command);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start: {(host.HasExited ? await host.ErrorsAsync() : "")}");
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(20, 400)));
            Assert.Equal(studio.Scalar("select members from handover"), studio.Scalar("select count(*) from member where guide_id <> 1"));
            Assert.Equal(studio.Scalar("select members from handover"), studio.Scalar("select count(*) from event where name = 'member.updated'"));
        }

        using (var last = HostProcess.StartOn(studio, NoFeed.Command))
            await EndedAsync(studio);

        Assert.Equal(((object?)0L, (object?)(Members / 2L), (object?)(Members / 2L)), (studio.Scalar("select count(*) from member where guide_id = 1"), studio.Scalar("select count(*) from member where guide_id = 2"), studio.Scalar("select count(*) from member where guide_id = 3")));
        Assert.Equal((long)Members, studio.Scalar("select count(distinct member_id) from event where name = 'member.updated'"));
    }

    private static Task PrepareAsync(TemporaryStudio studio) => InProcess.RunAsync(studio, async first =>
    {
        await using (var context = first.Context())
        {
            context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/" });
            for (var i = 1; i <= 3; i++)
                context.Add(new StaffRow { Id = i, PublicId = $"g{i}", Key = $"g{i}", OrgUnitId = 1, Role = "guide", Names = new LocalText($"G{i}", $"导{i}") });
            await context.SaveChangesAsync();
            await using var write = await context.BeginWriteAsync(default);
            context.InsertMany(Enumerable.Range(1, Members).Select(i => new MemberRow { Id = i, PublicId = $"p{i}", Slot = SlotLease.SlotOf(new MemberId(i)), Name = "", NameFolded = "", StoreId = 1, GuideId = 1 }));
            await write.CommitAsync(default);
        }
        Assert.True((await first.Get<Handovers>().StartAsync(new("g1", ["g2", "g3"], Leaves: true, Moves: false), Scope.Whole, 42, TestMembers.Now, default)).IsOk);
    });

    private static async Task EndedAsync(TemporaryStudio studio)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (studio.Scalar("select state from handover") is HandoverStates.Running)
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
