using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>
/// Posts single events at a steady pace, whether earlier ones are answered or not, and watches the database from outside for the message that each leads to.
/// An event's time counts from the instant at which it was to be sent, so that a sender who falls behind hides nothing.
/// </summary>
internal sealed class EventDrip(Served served, IntakeWorkspace workspace, string run)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    private readonly ConcurrentDictionary<long, long> waiting = new();
    private readonly ConcurrentBag<TimeSpan> answered = [];
    private readonly List<TimeSpan> recorded = [];

    public async Task<DripResult> RunAsync(int perSecond, TimeSpan duration, CancellationToken cancellationToken)
    {
        var events = (int)(perSecond * duration.TotalSeconds);
        var processor = served.ProcessorTime;
        var watcher = Task.Run(() => WatchAsync(events, cancellationToken), cancellationToken);
        var posts = new List<Task>(events);
        using var beat = new PeriodicTimer(Beat);
        var start = Stopwatch.GetTimestamp();
        for (var member = 1; member <= events; member++)
        {
            var planned = start + (long)(member * (double)Stopwatch.Frequency / perSecond);
            while (Stopwatch.GetTimestamp() < planned) await beat.WaitForNextTickAsync(cancellationToken);
            waiting[member] = planned;
            posts.Add(PostAsync(member, planned, cancellationToken));
        }
        await Task.WhenAll(posts);
        await watcher;
        return new DripResult([.. answered.Order()], [.. recorded.Order()], served.ProcessorTime - processor);
    }

    private async Task PostAsync(long member, long planned, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(IntakeJourney.Body(run, member)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await served.Client.PostAsync(new Uri("/api/events", UriKind.Relative), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
        answered.Add(Stopwatch.GetElapsedTime(planned));
    }

    /// <summary>Each member had no message of this run before: their newest is the one that counts. It is looked up by the member, so that looking costs the same at the end as at the beginning.</summary>
    private async Task WatchAsync(int events, CancellationToken cancellationToken)
    {
        using var connection = workspace.Open();
        using var look = new PeriodicTimer(Look);
        var before = workspace.Number("select coalesce(max(recorded_at), 0) from message");
        while (recorded.Count < events)
        {
            await look.WaitForNextTickAsync(cancellationToken);
            long[] members = [.. waiting.Keys];
            if (members.Length == 0) continue;
            using var command = workspace.ForMembers(connection, $"select member_id from message where member_id {{0}} and recorded_at > {before}", members);
            using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var now = Stopwatch.GetTimestamp();
            while (await rows.ReadAsync(cancellationToken))
            {
                if (waiting.TryRemove(rows.GetInt64(0), out var planned)) recorded.Add(Stopwatch.GetElapsedTime(planned, now));
            }
        }
    }
}

/// <param name="Answered">From sending to the answer, in order.</param>
/// <param name="Recorded">From sending to the recorded message, in order.</param>
/// <param name="Processor">Processor time of the program that took them.</param>
internal sealed record DripResult(TimeSpan[] Answered, TimeSpan[] Recorded, TimeSpan Processor)
{
    public static double Milliseconds(TimeSpan[] ordered, double part) => ordered[(int)Math.Min(ordered.Length - 1, ordered.Length * part)].TotalMilliseconds;
}
