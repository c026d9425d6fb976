using JourneyStudio.IntegrationTests.Storage;
using Microsoft.Data.Sqlite;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>What a machine does to a program: the disk is full, the file is locked. Nothing is lost or doubled, and nobody is stuck afterwards.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task DiskFull_WhileWorking_LosesNothingOnceThereIsRoomAgain()
    {
        await using var studio = new TemporaryStudio();
        await KillTests.PrepareAsync(studio.DataDirectory);
        studio.Scalar("pragma wal_checkpoint(truncate)");
        var room = new FileInfo(studio.DatabaseFile).Length + 1_000_000;
        using (var full = HostProcess.Start(studio.DataDirectory, largestFile: room))
        {
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await full.StartedAsync(patience.Token), full.HasExited ? await full.ErrorsAsync() : "");
            await full.KillAfterAsync(TimeSpan.FromSeconds(8));
            Assert.Contains("SQLite Error", await full.ErrorsAsync(), StringComparison.Ordinal);
        }
        Assert.Equal("ok", studio.Scalar("pragma integrity_check"));
        await Kills.LawsAsync(studio, 0, overdueBefore: null);

        await FinishAsync(studio);
    }

    [Fact]
    public async Task DatabaseLocked_ForSeconds_WorkGoesOnWhereItWas()
    {
        await using var studio = new TemporaryStudio();
        await KillTests.PrepareAsync(studio.DataDirectory);
        using var host = HostProcess.Start(studio.DataDirectory);
        using var patience = new CancellationTokenSource(Patience);
        Assert.True(await host.StartedAsync(patience.Token));
        await KillTests.WorkedAsync(studio, 2_000, patience.Token);
        await using (var intruder = new SqliteConnection($"Data Source={studio.DatabaseFile};Pooling=False"))
        {
            await intruder.OpenAsync();
            await using var command = intruder.CreateCommand();
            command.CommandText = "begin immediate";
            await command.ExecuteNonQueryAsync();
            Assert.False(await host.EndsWithinAsync(TimeSpan.FromSeconds(3)));
        }

        Assert.True(await host.EndsWithinAsync(Patience), "it did not drain");
        Assert.True(host.ExitCode == 0, await host.ErrorsAsync());
        await AllIsWellAsync(studio);
    }

    private static async Task FinishAsync(TemporaryStudio studio)
    {
        using var last = HostProcess.Start(studio.DataDirectory);
        Assert.True(await last.EndsWithinAsync(Patience), "it did not drain");
        Assert.True(last.ExitCode == 0, await last.ErrorsAsync());
        await AllIsWellAsync(studio);
    }

    private static async Task AllIsWellAsync(TemporaryStudio studio)
    {
        await Kills.LawsAsync(studio, 0, TimeProvider.System.GetUtcNow() - Kills.TwoSlotTurns);
        Assert.Empty(ClubLaws.Check(studio));
    }
}
