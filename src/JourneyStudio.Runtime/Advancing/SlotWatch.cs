using JourneyStudio.Storage.Execution;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// Leaves no slot lying. When the database breaks off at the wrong moment, the scheduler may believe for ever that a node is at work for a slot that none has heard of. A slot
/// whose epoch has stood still for longer than a turn is taken by whoever notices, kept until somebody else takes it, and given back to the scheduler: epochs make that safe, whatever the scheduler believes.
/// </summary>
internal sealed class SlotWatch(SlotOwnership ownership, SlotReturn back, IServiceProvider services, IOptions<RuntimeOptions> options, TimeProvider time, ILogger<SlotWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(3);

    /// <summary>Apart from those of the scheduler: both may be at work at the same time.</summary>
    private readonly SlotTurns turns = new(services);
    private readonly Dictionary<int, (long Epoch, long Since)> seen = [];
    private readonly Dictionary<int, Task> taken = [];

    private TimeSpan Patience => options.Value.SlotTurn + (options.Value.SlotTurn / 3 is var third && third > LeastGrace ? third : LeastGrace);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => LookAsync(stoppingToken));
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(taken.Values);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        foreach (var (slot, epoch) in await ownership.EpochsAsync(stopping))
        {
            if (taken.GetValueOrDefault(slot) is { IsCompleted: false })
                continue;
            if (seen.GetValueOrDefault(slot) is var last && last.Since != 0 && last.Epoch == epoch)
                Take(slot, time.GetElapsedTime(last.Since), stopping);
            else
                seen[slot] = (epoch, time.GetTimestamp());
        }
    }

    private void Take(int slot, TimeSpan still, CancellationToken stopping)
    {
        if (still <= Patience)
            return;
        logger.SlotLay(slot, still);
        taken[slot] = Task.Run(() => TryAsync(() => KeepAsync(slot, stopping)), CancellationToken.None);
    }

    private async Task KeepAsync(int slot, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var epoch = await turns.Of(slot).RunAsync([slot], time, stopping);
            if ((await ownership.EpochsAsync(stopping))[slot] != epoch)
                return;
            // Nobody has taken it in all that time: the scheduler would wait for ever.
            await back.ReturnAsync(slot, stopping);
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // Stopped while waiting: nothing was begun.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.WatchFailed(exception, Every);
        }
    }
}
