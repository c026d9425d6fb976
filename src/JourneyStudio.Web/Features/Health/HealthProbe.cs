using JourneyStudio.Runtime.Stages;
using JourneyStudio.Storage;

namespace JourneyStudio.Web.Features.Health;

/// <summary>Asks the stages, at most once a second however often it is asked itself.</summary>
internal sealed partial class HealthProbe(StageReports reports, StorageRoom room, TimeProvider time, ILogger<HealthProbe> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim asking = new(1, 1);
    private HealthAnswer? last;
    private long lastAt;

    public async Task<HealthAnswer> LookAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (last is null || time.GetElapsedTime(lastAt) > Fresh)
                (last, lastAt) = (await AskAsync(cancellationToken), time.GetTimestamp());
            return last;
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();

    private async Task<HealthAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stages = await reports.ReadAsync(cancellationToken);
            return new HealthAnswer(
                room.IsFull ? HealthAnswer.Full : stages.Any(stage => stage.Lag > Behind) ? HealthAnswer.Behind : HealthAnswer.Ok,
                [.. stages.Select(stage => new HealthStage(stage.Name, Math.Round(stage.Lag.TotalSeconds, 3), stage.Depth, Math.Round(stage.PerSecond, 1)))]);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            LogDown(exception);
            return new HealthAnswer(HealthAnswer.Down, []);
        }
    }

    [LoggerMessage(2101, LogLevel.Error, "The database does not answer")]
    private partial void LogDown(Exception exception);
}
