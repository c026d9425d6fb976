using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Segment;

/// <summary>How long it takes to count the members of a rule, beside the best that was found by hand for the same question; then a whole refresh.</summary>
internal static class SegmentBenchmark
{
    private const string Zone = "Asia/Shanghai";
    private const int Times = 5;

    public static async Task<BenchmarkResult> RunAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var workspace = await SegmentWorkspace.CreateAsync(directory, server, members, cancellationToken);
        Say($"filled    {members:N0} members in {watch.Elapsed.TotalSeconds:N0} s");
        var store = workspace.Services.GetRequiredService<ClockStore>();
        PeakMemory.Reset();
        var (worst, baseline) = (0.0, 0.0);
        foreach (var question in SegmentQuestion.All)
        {
            var (count, took, processor) = await MedianAsync(async () => await store.CountAsync(question.Rule, Zone, SegmentWorkspace.Now, cancellationToken));
            var (asSets, quickSets, _) = await MedianAsync(() => Task.FromResult(workspace.Number($"select count(*) from ({question.AsSets}) found")));
            var (byMember, quickMembers, _) = await MedianAsync(() => Task.FromResult(workspace.Number($"select count(*) from ({question.ByMember}) found")));
            if (count != asSets || count != byMember) throw new InvalidOperationException($"{question.Name}: {count}, {asSets} and {byMember} members.");
            Say($"{question.Name}: {count:N0} members in {took:N0} ms ({processor:N0} ms of processor time); by hand {quickSets:N0} ms as sets, {quickMembers:N0} ms member by member");
            if (took > worst) (worst, baseline) = (took, Math.Min(quickSets, quickMembers));
        }

        var peak = PeakMemory.Mebibytes();
        await RefreshAsync(workspace, cancellationToken);
        await TagMeasures.RunAsync(workspace, cancellationToken);
        return new BenchmarkResult("segment", worst, "ms", baseline, peak, 0);
    }

    /// <summary>Asked once before, as an operator has who goes on editing.</summary>
    private static async Task<(long Count, double Milliseconds, double Processor)> MedianAsync(Func<Task<long>> ask)
    {
        var count = await ask();
        var took = new List<(double Elapsed, double Processor)>();
        for (var time = 0; time < Times; time++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await ask();
            took.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
        }

        var median = took.Order().ElementAt(Times / 2);
        return (count, median.Elapsed, median.Processor);
    }

    private static async Task RefreshAsync(SegmentWorkspace workspace, CancellationToken cancellationToken)
    {
        var refresh = workspace.Services.GetRequiredService<SegmentRefresh>();
        var question = SegmentQuestion.All[1];
        await using (var context = await workspace.Services.GetRequiredService<IDbContextFactory<JourneyStudio.Storage.StudioDbContext>>().CreateDbContextAsync(cancellationToken))
        {
            context.Add(new SegmentRow { Key = "measured", Names = new("Measured", "测量"), Rule = JsonElement.Parse(question.Json).GetRawText() });
            await context.SaveChangesAsync(cancellationToken);
        }

        foreach (var which in new[] { "first", "second" })
        {
            var watch = Stopwatch.StartNew();
            var change = await refresh.RunAsync("measured", question.Rule, Zone, told: false, SegmentWorkspace.Now, cancellationToken);
            Say($"{which} refresh: {change.Entered:N0} came in, {change.Members:N0} belong to it, {watch.Elapsed.TotalSeconds:N2} s");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
