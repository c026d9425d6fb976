using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Runs one write transaction on a link: waits for the gate, commits when told so, rolls back otherwise.</summary>
internal static class SqliteWrites
{
    /// <param name="link">The link, in use by the caller.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="priority">Rank at the gate.</param>
    /// <param name="write">Does the writing. The transaction is committed when <paramref name="keep"/> accepts its result.</param>
    /// <param name="keep">Whether to commit.</param>
    /// <param name="cancellationToken">Ends the wait for the gate; what has begun is finished.</param>
    public static async ValueTask<T> WriteAsync<T>(
        this SqliteLink link, WriteGate gate, WritePriority priority, Func<T> write, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(priority, cancellationToken);
        link.Begin();
        try
        {
            var result = write();
            if (keep(result))
                link.Commit();
            else
                link.Rollback();
            return result;
        }
        catch
        {
            link.Abandon();
            throw;
        }
    }

    public static ValueTask<T> WriteAsync<T>(this SqliteLink link, WriteGate gate, WritePriority priority, Func<T> write, CancellationToken cancellationToken) =>
        link.WriteAsync(gate, priority, write, _ => true, cancellationToken);
}
