using JourneyStudio.Runtime.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Tags;

/// <summary>Keeps computed tags behind what happens: wakes when events were routed that some tag follows.</summary>
internal sealed class TagWorker(TagFollowing following, RuntimeSignals signals, TimeProvider time, ILogger<TagWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var ready = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!ready)
                    await following.GetReadyAsync(stoppingToken);
                ready = true;
                await signals.Followed.WaitAsync(Idle, stoppingToken);
                await following.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                // Stopped: the first round after the next start computes every tag.
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                logger.FollowingFailed(exception, PauseAfterFailure);
                await Task.Delay(PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
