using System.Diagnostics;
using System.Globalization;
using JourneyStudio.IntegrationTests.PostgreSql;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>Members per second through a condition, a tag, a message and into a wait, on SQLite, beside the barest loop that leaves the same rows.</summary>
internal static class AdvanceBenchmark
{
    private const int WarmUp = 100_000;
    private static readonly string[] Tables = ["event", "enrollment", "token", "trace", "member_tag", "message", "outbox"];

    public static async Task<BenchmarkResult> RunAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        Func<BenchmarkWorkspace, CancellationToken, Task> barest = server is null ? BareLoop.RunAsync : BareArrays.RunAsync;
        await MeasureAsync(WarmUp, directory, server, RuntimeLoop.RunAsync, cancellationToken);
        await MeasureAsync(WarmUp, directory, server, barest, cancellationToken);
        var runtime = await MeasureAsync(members, directory, server, RuntimeLoop.RunAsync, cancellationToken);
        Say($"runtime   {members:N0} members in {runtime.Elapsed.TotalSeconds:N1} s: {runtime.PerSecond:N0} members/s, peak {runtime.PeakMb:N0} MB, {runtime.BytesPerMember:N0} bytes a member on disk");
        Say($"          {runtime.ProcessorMicroseconds:N1} µs of processor time and {runtime.Allocated:N0} bytes of garbage a member");
        Say($"          {runtime.BytesPerStep:N0} bytes a step of the trace on disk");
        var bare = await MeasureAsync(members, directory, server, barest, cancellationToken);
        Say($"baseline  {members:N0} members in {bare.Elapsed.TotalSeconds:N1} s: {bare.PerSecond:N0} members/s, {bare.BytesPerMember:N0} bytes a member on disk, {bare.ProcessorMicroseconds:N1} µs of processor time");
        RequireSameRows(runtime, bare, sizes: server is null);
        Say($"ratio     {runtime.PerSecond / bare.PerSecond:N2}");
        return new BenchmarkResult("advance", runtime.PerSecond, "members/s", bare.PerSecond, runtime.PeakMb, runtime.BytesPerMember);
    }

    private static async Task<Measurement> MeasureAsync(
        int members, string directory, PostgreSqlServer? server, Func<BenchmarkWorkspace, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        await using var workspace = await BenchmarkWorkspace.CreateAsync(directory, server, members, cancellationToken);
        var before = workspace.Bytes;
        PeakMemory.Reset();
        var (allocated, processor) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        await run(workspace, cancellationToken);
        watch.Stop();
        return new Measurement(
            watch.Elapsed,
            members / watch.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / members,
            (GC.GetTotalAllocatedBytes() - allocated) / members,
            PeakMemory.Mebibytes(),
            (double)(workspace.Bytes - before) / members,
            [.. Tables.Select(table => workspace.Number($"select count(*) from {table}")), workspace.Number("select count(*) from event where not routed")],
            TraceSize.BytesPerStep(workspace));
    }

    /// <summary>A baseline that leaves other rows would measure something else.</summary>
    private static void RequireSameRows(Measurement runtime, Measurement bare, bool sizes)
    {
        if (!runtime.Rows.SequenceEqual(bare.Rows))
            throw new InvalidOperationException($"The runtime and the baseline left different rows: {string.Join(", ", runtime.Rows)} and {string.Join(", ", bare.Rows)}.");
        // PostgreSQL keeps dead versions of rows until it cleans up: its sizes say when it last did.
        if (sizes && Math.Abs((runtime.BytesPerMember / bare.BytesPerMember) - 1) > 0.01)
            throw new InvalidOperationException($"The runtime and the baseline left rows of different size: {runtime.BytesPerMember:N0} and {bare.BytesPerMember:N0} bytes a member.");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Measurement(TimeSpan Elapsed, double PerSecond, double ProcessorMicroseconds, long Allocated, double PeakMb, double BytesPerMember, long[] Rows, double BytesPerStep);
}
