using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>Posts one event of each member as fast as they are taken, and waits until the last of them is routed.</summary>
internal static class EventFlood
{
    /// <summary>Requests under way at a time.</summary>
    private const int Senders = 4;

    private const int Batch = 1_000;

    /// <summary>How many lines a stream holds.</summary>
    private const int Stream = 10_000;

    public static Task<FloodResult> ArraysAsync(Served served, IntakeWorkspace workspace, Func<string, long, string> body, string run, int members, CancellationToken cancellationToken) =>
        PostAsync(served, workspace, [.. Enumerable.Range(1, members).Chunk(Batch).Select(few => Content($"[{string.Join(',', few.Select(member => body(run, member)))}]", "application/json"))], run, members, cancellationToken);

    public static Task<FloodResult> LinesAsync(Served served, IntakeWorkspace workspace, Func<string, long, string> body, string run, int members, CancellationToken cancellationToken) =>
        PostAsync(served, workspace, [.. Enumerable.Range(1, members).Chunk(Stream).Select(few => Content(string.Join('\n', few.Select(member => body(run, member))), "application/x-ndjson"))], run, members, cancellationToken);

    private static async Task<FloodResult> PostAsync(Served served, IntakeWorkspace workspace, List<ByteArrayContent> bodies, string run, int members, CancellationToken cancellationToken)
    {
        var before = workspace.Number(Stored);
        var processor = served.ProcessorTime;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancellationToken }, async (body, stop) =>
        {
            using var answer = await served.Client.PostAsync(new Uri("/api/events", UriKind.Relative), body, stop);
            answer.EnsureSuccessStatusCode();
        });
        var durable = watch.Elapsed;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (workspace.Number(Unrouted) > 0) await look.WaitForNextTickAsync(cancellationToken);
        var routed = watch.Elapsed;
        if (workspace.Number(Stored) - before != members) throw new InvalidOperationException($"Of {members} events of run {run} {workspace.Number(Stored) - before} were stored.");
        return new FloodResult(members, durable, routed, served.ProcessorTime - processor);
    }

    private const string Stored = "select count(*) from event_key";
    private const string Unrouted = "select count(*) from event where not routed";

    private static ByteArrayContent Content(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}

/// <param name="Events">How many.</param>
/// <param name="Durable">When the last request was answered.</param>
/// <param name="Routed">When the last event was routed.</param>
/// <param name="Processor">Processor time of the program that took them.</param>
internal sealed record FloodResult(int Events, TimeSpan Durable, TimeSpan Routed, TimeSpan Processor)
{
    public double PerSecond => Events / Routed.TotalSeconds;
}
