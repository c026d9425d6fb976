using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Links;

/// <summary>
/// A connection in the hands of one caller, for hand-written statements. They are written once, in what SQLite and PostgreSQL have in common (see decision 0013).
/// Disposing gives it back.
/// </summary>
internal abstract class Link(StorageRoom room) : IDisposable
{
    /// <summary>The prepared statement for this text. Parameters are <c>?1</c>, <c>?2</c>, …</summary>
    public abstract Statement Sql(string sql);

    /// <summary>Reads in one transaction, so that all of it sees the same state.</summary>
    /// <param name="read">Does the reading.</param>
    /// <param name="cancellationToken">Ends a query in its midst; what was read is given up.</param>
    public abstract T Read<T>(Func<T> read, CancellationToken cancellationToken);

    public T Read<T>(Func<T> read) => Read(read, CancellationToken.None);

    /// <summary>Where rows travel, turns a query for members (its column <c>member_id</c>) into one for words of 64: the ids divided by 64, and a bit for each. Null where rows cost nothing.</summary>
    public abstract string? InWords(string query);

    /// <summary>For going on after an exception in the middle of a query: ends what is open.</summary>
    public abstract void EndQueries();

    /// <summary>Runs one write transaction: waits for the gate, commits when told so, rolls back otherwise.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="priority">Rank at the gate.</param>
    /// <param name="write">Does the writing; where several nodes write, it may be run again from the start. The transaction is committed when <paramref name="keep"/> accepts its result.</param>
    /// <param name="keep">Whether to commit.</param>
    /// <param name="cancellationToken">Ends the wait for the gate; what has begun is finished.</param>
    public async ValueTask<T> WriteAsync<T>(WriteGate gate, WritePriority priority, Func<T> write, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        try
        {
            return await CarryOutAsync(gate, priority, write, keep, cancellationToken);
        }
        catch (Exception exception)
        {
            room.Note(exception);
            throw;
        }
    }

    public ValueTask<T> WriteAsync<T>(WriteGate gate, WritePriority priority, Func<T> write, CancellationToken cancellationToken) =>
        WriteAsync(gate, priority, write, _ => true, cancellationToken);

    /// <summary>Carries out what <see cref="Statement.Add"/> and <see cref="Statement.Expect"/> have gathered.</summary>
    /// <returns>Whether every expected change was made since the transaction began. If not, it must not be kept.</returns>
    public abstract bool Flush();

    /// <summary>
    /// This transaction need not be durable before whatever is written after it, only not after that: numbers that a crash takes back were used by nobody.
    /// </summary>
    public abstract void Unhurried();

    /// <summary>A text column that only filters rows which are found otherwise: a database that chooses its index by what it guesses is kept from looking for them by this one.</summary>
    public abstract string Filtering(string column);

    /// <summary>Whether it is worth asking a table that mostly has no rows. Where looking costs a round trip, it is.</summary>
    public abstract bool MayHold(string table);

    /// <summary>Ends a query whose rows several nodes claim: locks those of the table and leaves out those that another transaction holds.</summary>
    public abstract string Claiming(string table);

    /// <summary>Until the transaction ends, nobody else passes here with the same text.</summary>
    /// <returns>Whether others may have written since the transaction began, so that what was read has to be read again.</returns>
    public abstract bool Exclude(string text);

    public abstract void Dispose();

    protected abstract ValueTask<T> CarryOutAsync<T>(WriteGate gate, WritePriority priority, Func<T> write, Func<T, bool> keep, CancellationToken cancellationToken);
}
