using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Signals;

/// <summary>Steps of a background service that is never to end because of a fault: a lost database comes back.</summary>
public static class Repeating
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    /// <summary>Takes the step again and again until stopped; a fault is logged, and two seconds later it is tried again.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> step, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await step(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                logger.NoticesFailed(exception, PauseAfterFailure);
                await Task.Delay(PauseAfterFailure, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
