using JourneyStudio.Runtime.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Keeps the dispatcher at work: wakes by signal when messages are recorded, by a short poll for those that were postponed.</summary>
internal sealed class DispatchWorker(Dispatcher dispatcher, RuntimeSignals signals, IOptions<RuntimeOptions> options, ILogger<DispatchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await TryAsync(() => dispatcher.TakeBackClaimsAsync(stoppingToken), stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
                await TryAsync(() => StepAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while waiting: nothing was begun.
        }
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        if (await dispatcher.RunBatchAsync(stopping) == 0)
            await signals.Outbox.WaitAsync(options.Value.Poll, stopping);
    }

    private async Task TryAsync(Func<Task> step, CancellationToken stopping)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            logger.DispatchFailed(exception, PauseAfterFailure);
            await signals.Outbox.WaitAsync(PauseAfterFailure, stopping);
        }
    }
}
