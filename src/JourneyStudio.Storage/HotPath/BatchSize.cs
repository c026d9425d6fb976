namespace JourneyStudio.Storage.HotPath;

/// <summary>How many members a batch holds, so that its transaction takes about as long as it should: others wait no longer than that, and a durable commit is still shared by many.</summary>
internal sealed class BatchSize(double goalMilliseconds, int most)
{
    private const int Fewest = 16;

    public int Members { get; private set; } = 256;

    /// <summary>Learns from a commit. Small batches say little: the fixed cost of a commit would drive the size up.</summary>
    public void Learn(int members, TimeSpan elapsed)
    {
        if (members < Members / 2)
            return;
        var wanted = Members * goalMilliseconds / Math.Max(elapsed.TotalMilliseconds, 0.1);
        Members = (int)Math.Clamp(wanted, Math.Max(Fewest, Members / 2), Math.Min(most, Members * 2));
    }
}
