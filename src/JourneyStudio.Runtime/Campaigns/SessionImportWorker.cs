using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Importing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Goes on with imports of sessions that nobody carries out any more: the process that began them has ended, or whoever asked has gone.</summary>
internal sealed class SessionImportWorker(SessionImportRunner runner, ImportTenure tenure, TimeProvider time, ILogger<SessionImportRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
                await RunAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: what was committed stands, and the rest goes on from there
        }
    }

    /// <summary>While the database is away, this waits for it: a worker that throws would take the whole program with it.</summary>
    private async Task RunAsync(CancellationToken stopping)
    {
        long import = 0;
        try
        {
            foreach (var free in await tenure.FreeAsync(ImportKinds.Sessions, stopping))
            {
                import = free.Id;
                await runner.RunAsync(free, _ => Task.CompletedTask, stopping);
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            logger.ImportFailed(exception, import, Look);
        }
    }
}
