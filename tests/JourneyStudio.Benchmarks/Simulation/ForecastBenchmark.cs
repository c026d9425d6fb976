using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using JourneyStudio.Engine.Simulation.Forecasting;

namespace JourneyStudio.Benchmarks.Simulation;

/// <summary>Member days per second through a forecast, beside the same with a tenth of the members: what one costs must not grow, nor the memory.</summary>
internal static class ForecastBenchmark
{
    private const int WarmUp = 2_000;
    private static readonly ForecastSpan Span = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), 90);

    public static async Task<BenchmarkResult> RunAsync(int members, CancellationToken cancellationToken)
    {
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await RunOnceAsync(WarmUp, cancellationToken);
        var (fewer, fewerPeak) = await MeasureAsync("baseline", Math.Max(1, members / 10), cancellationToken);
        var (all, peak) = await MeasureAsync("forecast", members, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak grows by {peak - fewerPeak:N0} MB from a tenth of the members to all"));
        return new BenchmarkResult("forecast", all, "member-days/s", fewer, peak, 0);
    }

    private static async Task<(double MemberDays, double Peak)> MeasureAsync(string name, int members, CancellationToken cancellationToken)
    {
        GC.Collect();
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        var tally = await RunOnceAsync(members, cancellationToken);
        var (elapsed, peak) = (watch.Elapsed.TotalSeconds, PeakMemory.Mebibytes());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-9}  {members:N0} members x {Span.Days} days in {elapsed:N2} s: {tally.Steps:N0} steps, {elapsed * 1e6 / tally.Steps:N2} µs a step, peak {peak:N0} MB"));
        return (members * (double)Span.Days / elapsed, peak);
    }

    private static Task<ForecastTally> RunOnceAsync(int members, CancellationToken cancellationToken)
    {
        var plans = SimulationJourney.Compile();
        return new SyntheticLoad(members).RunAsync(plans.Plans.Single(), plans.Content, Span, done: null, cancellationToken);
    }
}
