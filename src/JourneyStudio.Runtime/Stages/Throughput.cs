namespace JourneyStudio.Runtime.Stages;

/// <summary>How many per second, over the last minute. Safe to use from several threads.</summary>
public sealed class Throughput(TimeProvider time)
{
    private const int Seconds = 60;

    private readonly Lock sync = new();
    private readonly long[] counts = new long[Seconds];
    private readonly long started = time.GetTimestamp();
    private long current;
    private long total;

    public long Total => Interlocked.Read(ref total);

    public void Add(int count)
    {
        if (count <= 0)
            return;
        lock (sync)
        {
            Advance();
            counts[current % Seconds] += count;
            total += count;
        }
    }

    public double PerSecond()
    {
        lock (sync)
        {
            Advance();
            var sum = 0L;
            foreach (var count in counts)
                sum += count;
            return (double)sum / Math.Clamp(current + 1, 1, Seconds);
        }
    }

    private void Advance()
    {
        var second = (long)time.GetElapsedTime(started).TotalSeconds;
        if (second - current >= Seconds)
            Array.Clear(counts);
        else
            for (var passed = current + 1; passed <= second; passed++)
                counts[passed % Seconds] = 0;
        current = Math.Max(current, second);
    }
}
