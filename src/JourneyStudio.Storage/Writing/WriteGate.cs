namespace JourneyStudio.Storage.Writing;

/// <summary>
/// The one door to writing. SQLite admits a single writer, and writers that meet there fail with "database is locked" instead of queueing;
/// so every write of the process, EF's and Identity's too, waits here for its turn: by priority, then in order of arrival.
/// A turn is not re-entrant.
/// </summary>
/// <param name="exclusive">False where the database has its own way with many writers: then everybody passes at once.</param>
public sealed class WriteGate(bool exclusive = true)
{
    private readonly Lock sync = new();
    private readonly LinkedList<TaskCompletionSource>[] waiting = [new(), new(), new(), new()];
    private bool taken;

    /// <summary>Writers that wait at this moment, by priority.</summary>
    public int Waiting(WritePriority priority)
    {
        lock (sync)
            return waiting[(int)priority].Count;
    }

    /// <summary>Whether nobody waits for the one who has the turn. False where everybody passes at once: there a long transaction keeps others from rows, not from the gate.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (sync)
                return exclusive && Array.TrueForAll(waiting, queue => queue.Count == 0);
        }
    }

    /// <summary>Waits for the turn to write. Dispose the turn as soon as the transaction has ended.</summary>
    public async ValueTask<WriteTurn> EnterAsync(WritePriority priority, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!exclusive)
            return new WriteTurn(null);
        LinkedListNode<TaskCompletionSource> place;
        lock (sync)
        {
            if (!taken)
            {
                taken = true;
                return new WriteTurn(this);
            }
            place = waiting[(int)priority].AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        await using (cancellationToken.UnsafeRegister(_ => Withdraw(priority, place, cancellationToken), null))
            await place.Value.Task;
        return new WriteTurn(this);
    }

    /// <summary>For the few callers that have no asynchronous form, such as the key store of data protection.</summary>
    public WriteTurn Enter(WritePriority priority) => EnterAsync(priority).AsTask().GetAwaiter().GetResult();

    internal void Leave()
    {
        lock (sync)
        {
            foreach (var queue in waiting)
            {
                if (queue.First is not { } next)
                    continue;
                queue.RemoveFirst();
                next.Value.SetResult();
                return;
            }
            taken = false;
        }
    }

    private void Withdraw(WritePriority priority, LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            if (place.List is null)
                return;
            waiting[(int)priority].Remove(place);
        }
        place.Value.TrySetCanceled(cancellationToken);
    }
}
