using System.Collections.Concurrent;

namespace JourneyStudio.Runtime.Stages;

/// <summary>Work of this process that was begun and is not done: how much, and how long the oldest of it has been waiting. Safe to use from several threads.</summary>
public sealed class Backlog(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, (long Since, int Count)> begun = new();
    private long last;

    public long Depth => begun.Values.Sum(part => (long)part.Count);

    public TimeSpan Lag => begun.Values.Select(part => (TimeSpan?)time.GetElapsedTime(part.Since)).Max() ?? TimeSpan.Zero;

    /// <summary>So much waits until the part is disposed of.</summary>
    public Part Begin(int count)
    {
        var number = Interlocked.Increment(ref last);
        begun[number] = (time.GetTimestamp(), count);
        return new Part(this, number);
    }

    /// <summary>One part of the backlog.</summary>
    public readonly struct Part(Backlog backlog, long number) : IDisposable
    {
        public void Dispose() => backlog.begun.TryRemove(number, out _);
    }
}
