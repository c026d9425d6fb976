using System.Diagnostics.Metrics;
using JourneyStudio.Storage;
using Microsoft.Extensions.Hosting;

namespace JourneyStudio.Runtime.Stages;

/// <summary>
/// The stages as metrics of the meter <c>JourneyStudio</c>: <c>journeys.stage.lag</c> (seconds), <c>journeys.stage.depth</c>, both by stage, and
/// <c>journeys.stage.done</c>, a count. Any collector of .NET metrics can read them; with an OTLP endpoint configured they are sent there.
/// </summary>
public sealed class StageMetrics : BackgroundService
{
    public const string Meter = "JourneyStudio";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly StageReports reports;
    private readonly TimeProvider time;
    private readonly Meter meter = new(Meter);
    private volatile IReadOnlyList<StageReport> latest = [];

    public StageMetrics(StageReports reports, StageMeters meters, TimeProvider time)
    {
        (this.reports, this.time) = (reports, time);
        meter.CreateObservableGauge("journeys.stage.lag", () => latest.Select(stage => Of(stage.Name, stage.Lag.TotalSeconds)), "s", "Age of the oldest work that is due.");
        meter.CreateObservableGauge("journeys.stage.depth", () => latest.Select(stage => Of(stage.Name, (double)stage.Depth)), null, "How much work is due.");
        meter.CreateObservableCounter(
            "journeys.stage.done",
            () => new[]
            {
                Of(StageReport.Intake, meters.Stored.Total), Of(StageReport.Routing, meters.Routed.Total), Of(StageReport.Advancing, meters.Advanced.Total),
                Of(StageReport.Operations, meters.Operated.Total), Of(StageReport.Dispatch, meters.Dispatched.Total),
            },
            null,
            "What this process got through.");
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    /// <summary>Looks at the stages now.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) => latest = await reports.ReadAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while waiting.
        }
    }

    /// <summary>A database that does not answer is told of by the health page; the figures then stay as they were.</summary>
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException || StorageTrouble.Is(exception))
        {
            latest = [];
        }
    }

    private static Measurement<T> Of<T>(string stage, T value)
        where T : struct => new(value, KeyValuePair.Create<string, object?>("stage", stage));
}
