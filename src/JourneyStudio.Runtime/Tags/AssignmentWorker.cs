using JourneyStudio.Storage.Tags;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Tags;

/// <summary>Goes on with assignments of tags whenever one begins, and after a restart.</summary>
internal sealed class AssignmentWorker(AssignmentRunner runner, AssignmentBell bell, TimeProvider time, ILogger<TagAssignments> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await RunAsync(stoppingToken))
                    await bell.Rung.WaitAsync(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: what was committed stands, and the rest goes on from there
        }
    }

    /// <summary>While the database is away, this waits for it: a worker that throws would take the whole program with it.</summary>
    private async Task<bool> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await runner.RunAsync(stopping) > 0;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            logger.AssigningFailed(exception, PauseAfterFailure);
            await Task.Delay(PauseAfterFailure, time, stopping);
            return true;
        }
    }
}
