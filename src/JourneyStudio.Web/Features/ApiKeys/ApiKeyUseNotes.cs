using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;

namespace JourneyStudio.Web.Features.ApiKeys;

/// <summary>Writes down every minute which keys were used.</summary>
internal sealed partial class ApiKeyUseNotes(ApiKeyUses uses, TimeProvider clock, ILogger<ApiKeyUseNotes> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await uses.WriteAsync(stoppingToken);
            }
            catch (Exception exception) when (StorageTrouble.Is(exception))
            {
                NotWritten(exception);
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "When API keys were used last could not be written; it is tried again in a minute")]
    private partial void NotWritten(Exception exception);
}
