using System.Collections.Immutable;
using JourneyStudio.Engine.Intake;

namespace JourneyStudio.Storage.Events;

/// <summary>
/// Small appends that come while another is being made durable are written together: a commit costs the same for one event as for hundreds. The first to come writes at once,
/// so nobody waits for company.
/// </summary>
internal sealed class SharedAppends(Func<IReadOnlyList<IncomingEvent>, DateTimeOffset, ValueTask<ImmutableArray<IntakeResult>>> write)
{
    /// <summary>So many events of different callers share a transaction at most: others wait at the gate meanwhile.</summary>
    private const int Most = 1_000;

    private readonly Lock sync = new();
    private readonly Queue<Append> waiting = new();
    private bool writing;

    /// <summary>Appends in the order of the calls. What was not begun when the caller gives up is left out.</summary>
    public Task<ImmutableArray<IntakeResult>> AppendAsync(IReadOnlyList<IncomingEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var append = new Append(events, now, cancellationToken);
        lock (sync)
        {
            waiting.Enqueue(append);
            if (writing)
                return append.Results.Task;
            writing = true;
        }
        _ = WriteAllAsync();
        return append.Results.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } appends)
        {
            try
            {
                await WriteAsync(appends);
            }
            catch (Exception) when (appends.Count > 1)
            {
                // Whose fault it was, each finds out alone.
                foreach (var append in appends)
                    await TryAsync(append);
            }
            catch (Exception exception)
            {
                appends[0].Results.TrySetException(exception);
            }
        }
    }

    private List<Append> Take()
    {
        var taken = new List<Append>();
        var events = 0;
        lock (sync)
        {
            while (waiting.TryPeek(out var next) && (taken.Count == 0 || events + next.Events.Count <= Most))
            {
                waiting.Dequeue();
                if (next.CancellationToken.IsCancellationRequested)
                {
                    next.Results.TrySetCanceled(next.CancellationToken);
                    continue;
                }
                taken.Add(next);
                events += next.Events.Count;
            }
            writing = taken.Count > 0;
        }
        return taken;
    }

    private async Task TryAsync(Append append)
    {
        try
        {
            await WriteAsync([append]);
        }
        catch (Exception exception)
        {
            append.Results.TrySetException(exception);
        }
    }

    private async ValueTask WriteAsync(List<Append> appends)
    {
        var now = appends.Max(append => append.Now);
        var results = await write(appends.Count == 1 ? appends[0].Events : [.. appends.SelectMany(append => append.Events)], now);
        var from = 0;
        foreach (var append in appends)
        {
            append.Results.TrySetResult(results.Slice(from, append.Events.Count));
            from += append.Events.Count;
        }
    }

    private sealed record Append(IReadOnlyList<IncomingEvent> Events, DateTimeOffset Now, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<ImmutableArray<IntakeResult>> Results { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
