using System.Globalization;
using JourneyStudio.IntegrationTests.PostgreSql;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>
/// Events per second through HTTP into the studio's own web program, until all are durable, routed and their messages recorded; then the time of single events at a steady pace.
/// Beside it the barest program that stores the same events.
/// </summary>
internal static class IntakeBenchmark
{
    private const int WarmUp = 20_000;
    private const int WarmRounds = 4;
    private const int Pace = 500;
    private static readonly TimeSpan PacedFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PacedWarmUp = TimeSpan.FromSeconds(10);

    public static async Task<BenchmarkResult> RunAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        var (studio, peak, bytes) = await StudioAsync(members, directory, server, cancellationToken);
        var bare = await BareAsync(members, directory, server, cancellationToken);
        Say($"ratio     {studio.PerSecond / bare.PerSecond:N2}");
        return new BenchmarkResult("intake", studio.PerSecond, "events/s", bare.PerSecond, peak, bytes);
    }

    private static async Task<(FloodResult Arrays, double PeakMb, double Bytes)> StudioAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        using var workspace = await IntakeWorkspace.CreateAsync(directory, server, members, cancellationToken);
        using var served = await Served.StudioAsync(workspace, cancellationToken);
        await WarmAsync(served, workspace, members, cancellationToken);
        var before = workspace.Bytes;
        var arrays = await EventFlood.ArraysAsync(served, workspace, IntakeJourney.InStream, "arrays", members, cancellationToken);
        var bytes = (double)(workspace.Bytes - before) / members;
        Say("studio    arrays of 1,000", arrays);
        Say("studio    lines", await EventFlood.LinesAsync(served, workspace, IntakeJourney.InStream, "lines", members, cancellationToken));
        Say("studio    lines, each lets a member in", await EventFlood.LinesAsync(served, workspace, IntakeJourney.Body, "all", members, cancellationToken));
        await new EventDrip(served, workspace, "first").RunAsync(Pace, PacedWarmUp, cancellationToken);
        var drip = await new EventDrip(served, workspace, "single").RunAsync(Pace, PacedFor, cancellationToken);
        Say($"studio    single events at {Pace}/s for {PacedFor.TotalSeconds:N0} s: answered p50 {DripResult.Milliseconds(drip.Answered, 0.5):N1} ms, p99 {DripResult.Milliseconds(drip.Answered, 0.99):N1} ms; message recorded p50 {DripResult.Milliseconds(drip.Recorded, 0.5):N1} ms, p99 {DripResult.Milliseconds(drip.Recorded, 0.99):N1} ms, worst {drip.Recorded[^1].TotalMilliseconds:N1} ms");
        Say($"          {drip.Processor.TotalMicroseconds / drip.Recorded.Length:N0} µs of processor time an event");
        return (arrays, served.PeakMb, bytes);
    }

    private static async Task<FloodResult> BareAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        using var workspace = await IntakeWorkspace.CreateAsync(directory, server, members, cancellationToken);
        using var served = await Served.BareAsync(workspace, cancellationToken);
        await WarmAsync(served, workspace, members, cancellationToken);
        var arrays = await EventFlood.ArraysAsync(served, workspace, IntakeJourney.InStream, "arrays", members, cancellationToken);
        Say("baseline  arrays of 1,000", arrays);
        Say("baseline  lines", await EventFlood.LinesAsync(served, workspace, IntakeJourney.InStream, "lines", members, cancellationToken));
        return arrays;
    }

    /// <summary>Until the program is compiled for speed.</summary>
    private static async Task WarmAsync(Served served, IntakeWorkspace workspace, int members, CancellationToken cancellationToken)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            await EventFlood.ArraysAsync(served, workspace, IntakeJourney.Body, $"warm{round}", Math.Min(WarmUp, members), cancellationToken);
            await EventFlood.LinesAsync(served, workspace, IntakeJourney.InStream, $"wave{round}", Math.Min(WarmUp, members), cancellationToken);
        }
    }

    private static void Say(string what, FloodResult flood) =>
        Say($"{what}: {flood.Events:N0} events durable in {flood.Durable.TotalSeconds:N2} s and routed in {flood.Routed.TotalSeconds:N2} s: {flood.PerSecond:N0} events/s, {flood.Processor.TotalMicroseconds / flood.Events:N1} µs of processor time an event");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
