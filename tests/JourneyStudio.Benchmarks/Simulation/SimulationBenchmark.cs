using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Benchmarks.Simulation;

/// <summary>Member days per second through the sandbox: everybody signs up within ten days and is followed for ninety, each at their own minute.</summary>
internal static class SimulationBenchmark
{
    private const int Days = 90;
    private const int SignUpDays = 10;
    private const int WarmUp = 2_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<BenchmarkResult> RunAsync(int members, CancellationToken cancellationToken)
    {
        // As the command line does
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await RunAsync(Script(WarmUp), cancellationToken);
        BareSimulation.Run(Script(WarmUp));
        var script = Script(members);
        PeakMemory.Reset();
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = await RunAsync(script, cancellationToken);
        var elapsed = watch.Elapsed;
        var busy = Environment.CpuUsage.TotalTime - processor;
        var peak = PeakMemory.Mebibytes();
        var garbage = (GC.GetTotalAllocatedBytes() - allocated) / members;
        var steps = result.Trace.Length;
        Say($"simulation  {members:N0} members x {Days} days in {elapsed.TotalSeconds:N2} s ({busy.TotalSeconds:N2} s of processor time): {steps:N0} steps, {result.Messages.Length:N0} messages, {busy.TotalMicroseconds / steps:N2} µs a step, peak {peak:N0} MB, {garbage:N0} bytes of garbage a member");
        watch.Restart();
        var bare = BareSimulation.Run(script);
        var bareElapsed = watch.Elapsed;
        Say($"baseline    {members:N0} members x {Days} days in {bareElapsed.TotalSeconds:N2} s: {bare.Steps:N0} steps, {bare.Messages:N0} messages");
        if (bare.Steps != steps || bare.Messages != result.Messages.Length) throw new InvalidOperationException("The simulation and the baseline made different steps.");
        return new BenchmarkResult("simulation", members * Days / elapsed.TotalSeconds, "member-days/s", members * Days / bareElapsed.TotalSeconds, peak, 0);
    }

    private static async Task<ScenarioResult> RunAsync(Scenario script, CancellationToken cancellationToken)
    {
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        return await ScenarioRun.RunAsync(script, SimulationJourney.Compile(), Render, store, cancellationToken);
    }

    /// <summary>One in three buys now and then.</summary>
    private static Scenario Script(int members) => new()
    {
        Name = "simulation",
        Journeys = [],
        Content = "",
        Start = Start,
        Until = Start.AddDays(Days),
        Members = [.. Enumerable.Range(0, members).Select(number => new ScenarioMember { Id = $"m{number}", Addresses = ImmutableSortedDictionary<string, string>.Empty.Add(ChannelKeys.Email, $"m{number}@example.com") })],
        When =
        [
            .. Enumerable.Range(0, members).Select(number => new ScenarioAct { At = Start + (TimeSpan.FromDays(SignUpDays) * number / members), Member = $"m{number}", Event = SimulationJourney.SignUp }),
            .. Enumerable.Range(0, members).Where(number => number % 3 == 0).SelectMany(number => new[] { 20, 41, 65 }.Select(day => new ScenarioAct { At = Start.AddDays(day).AddSeconds(number), Member = $"m{number}", Event = SimulationJourney.Bought })),
        ],
        Then = [],
    };

    private static RenderResult.Ready Render(RenderRequest request) =>
        new(new RenderedMessage(request.Channel, request.Member.Language, request.Template.Key, null, null, null, [], null));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
