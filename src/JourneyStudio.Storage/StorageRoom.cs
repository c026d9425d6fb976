namespace JourneyStudio.Storage;

/// <summary>Remembers when the database last said that it has no room to write, for whoever shows how things stand.</summary>
public sealed class StorageRoom(TimeProvider time)
{
    /// <summary>Whoever found no room tries again every few seconds: after so long without a complaint there is some.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(15);

    private long fullAt;

    /// <summary>Whether something could not be written lately, for want of room.</summary>
    public bool IsFull => Volatile.Read(ref fullAt) is not 0 and var at && time.GetElapsedTime(at) < Lately;

    /// <summary>Takes down that a write failed, if that was for want of room.</summary>
    public void Note(Exception exception)
    {
        if (StorageTrouble.IsFull(exception))
            Volatile.Write(ref fullAt, time.GetTimestamp());
    }
}
