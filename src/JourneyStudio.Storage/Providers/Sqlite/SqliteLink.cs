using System.Globalization;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>A connection to the file with its prepared statements.</summary>
internal sealed class SqliteLink : Link
{
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    /// <summary>Nearly every text is a literal of the program: it is found by where it lies, without reading it.</summary>
    private readonly Dictionary<object, SqliteStatement> literals = new(ReferenceEqualityComparer.Instance);
    private readonly SqliteConnection connection;
    private readonly bool bulk;
    private readonly Action<SqliteLink> giveBack;

    public SqliteLink(StorageOptions options, int cacheKilobytes, bool bulk, Action<SqliteLink> giveBack, StorageRoom room)
        : base(room)
    {
        (this.bulk, this.giveBack) = (bulk, giveBack);
        connection = new SqliteConnection(SqliteConnections.ConnectionString(options, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"pragma synchronous = full; pragma cache_size = -{cacheKilobytes}; pragma temp_store = memory; pragma busy_timeout = 30000; pragma journal_size_limit = 67108864;{(bulk ? " pragma wal_autocheckpoint = 0;" : "")}");
        command.ExecuteNonQuery();
    }

    /// <summary>Whether a statement has changed other than the one row that it was expected to change.</summary>
    internal bool Disappointed { get; set; }

    public override Statement Sql(string sql)
    {
        if (literals.TryGetValue(sql, out var known))
            return known;
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new SqliteStatement(this, connection.Handle!, sql));
        if (ReferenceEquals(string.IsInterned(sql), sql))
            literals.Add(sql, statement);
        return statement;
    }

    public override T Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        Sql("begin deferred").Run();
        try
        {
            using var stop = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle!));
            cancellationToken.ThrowIfCancellationRequested();
            var result = read();
            Sql("commit").Run();
            return result;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            Abandon();
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    public override string? InWords(string query) => null;

    public override void EndQueries()
    {
        foreach (var statement in statements.Values)
            statement.Reset();
    }

    /// <summary>Statements have run when they were added: nothing is saved by waiting.</summary>
    public override bool Flush() => !Disappointed;

    public override void Unhurried()
    {
    }

    /// <summary>Looks rows up by as many columns of one index as are given.</summary>
    public override string Filtering(string column) => column;

    public override bool MayHold(string table)
    {
        var rows = Sql($"select 1 from {table} limit 1");
        var any = rows.Read();
        rows.Reset();
        return any;
    }

    public override string Claiming(string table) => "";

    /// <summary>The gate excludes everybody.</summary>
    public override bool Exclude(string text) => false;

    public override void Dispose() => giveBack(this);

    public void Close()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    protected override async ValueTask<T> CarryOutAsync<T>(WriteGate gate, WritePriority priority, Func<T> write, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        T result;
        using (await gate.EnterAsync(priority, cancellationToken))
            result = CarryOut(write, keep);
        if (bulk)
            Settle();
        return result;
    }

    private T CarryOut<T>(Func<T> write, Func<T, bool> keep)
    {
        Sql("begin immediate").Run();
        Disappointed = false;
        try
        {
            var result = write();
            Sql(keep(result) ? "commit" : "rollback").Run();
            return result;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Moves what a long transaction wrote from the log into the file while others may write again.</summary>
    private void Settle()
    {
        var moved = Sql("pragma wal_checkpoint(passive)");
        while (moved.Read())
        {
        }
    }

    /// <summary>After an exception: ends every statement and the transaction, if SQLite has not ended it already, so that the next caller starts clean.</summary>
    private void Abandon()
    {
        EndQueries();
        if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            Sql("rollback").Run();
    }
}
