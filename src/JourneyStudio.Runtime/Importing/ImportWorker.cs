using JourneyStudio.Storage.Importing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Carries out imports of members, one after the other; after a restart it goes on where it was, and where another node has gone it goes on where that one was.</summary>
internal sealed class ImportWorker(
    ImportStore store, ImportRunner runner, ImportTenure tenure, ImportTidying tidying, ImportFiles files, ImportBell bell, TimeProvider time, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await RunNextAsync(stoppingToken))
                    await bell.Rung.WaitAsync(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: what was committed stands, and the rest goes on from there
        }
    }

    /// <summary>While the database is away, this waits for it: a worker that throws would take the whole program with it.</summary>
    private async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        long import = 0;
        try
        {
            await tidying.TidyAsync(stopping);
            if (await NextAsync(stopping) is not { } next)
                return false;
            import = next.Id;
            await runner.RunAsync(next, stopping);
            if (await store.FindAsync(import, stopping) is { State: not ImportStates.Running } ended)
                await files.DeleteSourceAsync(ended, stopping);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            logger.ImportFailed(exception, import, PauseAfterFailure);
            await Task.Delay(PauseAfterFailure, time, stopping);
            return true;
        }
    }

    private async Task<ImportRow?> NextAsync(CancellationToken stopping)
    {
        foreach (var free in await tenure.FreeAsync(ImportKinds.Members, stopping))
        {
            if (await files.BringAsync(free, stopping))
                return free;
        }
        return null;
    }
}
