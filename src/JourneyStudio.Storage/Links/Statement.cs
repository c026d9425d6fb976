
namespace JourneyStudio.Storage.Links;

/// <summary>A prepared statement of a <see cref="Link"/>. Parameters count from 1, columns from 0.</summary>
internal abstract class Statement
{
    public abstract Statement Set(int parameter, long value);

    public abstract Statement Set(int parameter, long? value);

    public abstract Statement Set(int parameter, string? text);

    public abstract Statement Set(int parameter, bool flag);

    /// <summary>A list for <c>in (select value from json_each(?1))</c>.</summary>
    public abstract Statement Set(int parameter, IdList list);

    public Statement Set(int parameter, DateTimeOffset instant) => Set(parameter, instant.ToUnixTimeMilliseconds());

    public Statement Set(int parameter, DateTimeOffset? instant) => Set(parameter, instant?.ToUnixTimeMilliseconds());

    /// <summary>Runs a statement that returns no rows, now.</summary>
    /// <returns>How many rows it changed.</returns>
    public abstract int Run();

    /// <summary>
    /// Runs a statement that returns no rows, together with others before the transaction ends. What concerns one row of a table keeps its order when the statements
    /// have that row's first key as their first parameter; nothing else is promised about order.
    /// </summary>
    public abstract void Add();

    /// <summary>Like <see cref="Add"/>; unless it changes exactly one row, <see cref="Link.Flush"/> says so.</summary>
    public abstract void Expect();

    /// <summary>
    /// Asks a bound query together with others: on a database that is reached over a network they share one round trip. All are asked before the first is read, and they are read in
    /// the order in which they were asked, each to its end or until <see cref="Reset"/>.
    /// </summary>
    /// <returns>The statement, to be read.</returns>
    public abstract Statement Ask();

    /// <summary>Goes to the next row. After the last one, or after <see cref="Reset"/>, the statement can be bound again.</summary>
    public abstract bool Read();

    public abstract void Reset();

    public abstract bool IsNull(int column);

    public abstract long Int64(int column);

    public abstract int Int32(int column);

    public long? OptionalInt64(int column) => IsNull(column) ? null : Int64(column);

    public abstract string Text(int column);

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Int64(column));

    public DateTimeOffset? OptionalInstant(int column) => IsNull(column) ? null : Instant(column);
}
