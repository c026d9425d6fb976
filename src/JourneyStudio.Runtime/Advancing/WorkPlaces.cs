namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// How many batches are at work in this process at the same time, from loading to commit. The owner of all slots loads one while the batch before is committed; where each slot has
/// an owner, more batches than processors would only be smaller ones, and each costs its round trips.
/// </summary>
public sealed class WorkPlaces : IDisposable
{
    private readonly SemaphoreSlim free = new(Math.Max(2, Environment.ProcessorCount));

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
