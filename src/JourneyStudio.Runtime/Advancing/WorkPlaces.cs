namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// How many batches are at work in this process at the same time, from loading to commit. The owner of all slots loads one while the batch before is committed; where each slot has
/// an owner, a few more batches than processors keep them busy while others wait for the disk; many more would only be smaller ones, and each costs its round trips.
/// </summary>
public sealed class WorkPlaces : IDisposable
{
    /// <summary>How many there are.</summary>
    public static int Most { get; } = Environment.ProcessorCount + 1;

    private readonly SemaphoreSlim free = new(Most);

    /// <summary>Waits for a place. It is given back by disposing it.</summary>
    public async ValueTask<Place> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return new Place(free);
    }

    public void Dispose() => free.Dispose();

    /// <summary>The right to work on one batch.</summary>
    public sealed class Place : IDisposable
    {
        private SemaphoreSlim? free;

        internal Place(SemaphoreSlim free) => this.free = free;

        /// <summary>The same right for whoever finishes the batch: disposing this one no longer gives it back.</summary>
        public Place HandOn()
        {
            ObjectDisposedException.ThrowIf(free is null, this);
            var next = new Place(free);
            free = null;
            return next;
        }

        public void Dispose()
        {
            free?.Release();
            free = null;
        }
    }
}
