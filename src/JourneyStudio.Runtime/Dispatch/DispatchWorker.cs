using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Keeps the dispatcher at work, each channel beside the others: wakes by signal when messages are recorded, by a short poll for those that were postponed.</summary>
internal sealed class DispatchWorker(Dispatcher dispatcher, RuntimeSignals signals, IOptions<RuntimeOptions> options, TimeProvider time, ILogger<DispatchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>What is recorded meanwhile is looked for together: each look asks for every channel.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, Task> atWork = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(() => dispatcher.TakeBackClaimsAsync(stoppingToken), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var channel in ChannelKeys.All)
            {
                if (atWork.GetValueOrDefault(channel) is not { IsCompleted: false })
                    atWork[channel] = Task.Run(() => TryAsync(() => DrainAsync(channel, stoppingToken), stoppingToken), CancellationToken.None);
            }
            await WaitAsync(options.Value.Poll, stoppingToken);
        }
        await Task.WhenAll(atWork.Values);
    }

    private async Task DrainAsync(string channel, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && await dispatcher.RunBatchAsync(channel, stopping) > 0)
        {
        }
    }

    /// <summary>A failure of one channel is its own: it rests a while and begins again.</summary>
    private async Task TryAsync(Func<Task> work, CancellationToken stopping)
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
            logger.DispatchFailed(exception, PauseAfterFailure);
            await Task.Delay(PauseAfterFailure, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken stopping)
    {
        try
        {
            await signals.Outbox.WaitAsync(atMost, stopping);
            await Task.Delay(Gather, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is at work is finished, nothing new begins.
        }
    }
}
