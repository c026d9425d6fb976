using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class WriteGateTests
{
    [Fact]
    public async Task Enter_SeveralWait_GoByPriorityThenArrival()
    {
        var gate = new WriteGate();
        var order = new List<string>();
        var turn = await gate.EnterAsync(WritePriority.Upkeep);
        Task[] writers =
        [
            WriteAsync(WritePriority.Upkeep, "upkeep"),
            WriteAsync(WritePriority.Advancing, "advancing"),
            WriteAsync(WritePriority.Intake, "intake 1"),
            WriteAsync(WritePriority.Intake, "intake 2"),
            WriteAsync(WritePriority.Interface, "interface"),
        ];

        turn.Dispose();
        await Task.WhenAll(writers);

        Assert.Equal(["interface", "intake 1", "intake 2", "advancing", "upkeep"], order);

        async Task WriteAsync(WritePriority priority, string name)
        {
            using var mine = await gate.EnterAsync(priority);
            order.Add(name);
        }
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LeavesTheQueue()
    {
        var gate = new WriteGate();
        using var cancellation = new CancellationTokenSource();
        var turn = await gate.EnterAsync(WritePriority.Interface);
        var waiting = gate.EnterAsync(WritePriority.Interface, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, gate.Waiting(WritePriority.Interface));
        turn.Dispose();
        (await gate.EnterAsync(WritePriority.Upkeep)).Dispose();
    }

    [Fact]
    public async Task SaveChanges_ManyAtOnceBesideRawWrites_AllSucceed()
    {
        await using var studio = await TemporaryStudio.OpenAsync();
        var before = (long)studio.Scalar("select count(*) from setting")!;

        await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            await using var context = studio.Context();
            context.Add(Setting(number));
            await context.SaveChangesAsync();
        }));

        Assert.Equal(before + 60L, studio.Scalar("select count(*) from setting"));
    }

    [Fact]
    public async Task Write_DisposedWithoutCommit_LeavesNothingAndFreesTheGate()
    {
        await using var studio = await TemporaryStudio.OpenAsync();
        await using (var context = studio.Context())
        {
            await using var write = await context.BeginWriteAsync(default);
            context.Add(Setting(1));
            await context.SaveChangesAsync();
        }

        await using var next = studio.Context();
        await using (var write = await next.BeginWriteAsync(default))
        {
            await next.Set<SettingRow>().ExecuteDeleteAsync();
            await write.CommitAsync(default);
        }

        Assert.Equal(0L, studio.Scalar("select count(*) from setting"));
    }

    [Fact]
    public async Task ExecuteDelete_OutsideOfTheGate_IsRefused()
    {
        await using var studio = await TemporaryStudio.OpenAsync();
        await using var context = studio.Context();

        await Assert.ThrowsAsync<InvalidOperationException>(() => context.Set<SettingRow>().ExecuteDeleteAsync());
    }

    private static SettingRow Setting(int number) => new() { Key = $"key-{number}", Value = "value", UpdatedAt = DateTimeOffset.UnixEpoch };
}
