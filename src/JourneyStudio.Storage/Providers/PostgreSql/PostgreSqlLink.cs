using System.Data;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>A pooled connection for the time of one use.</summary>
internal sealed class PostgreSqlLink(NpgsqlConnection connection, SemaphoreSlim free, StorageRoom room) : Link(room)
{
    /// <summary>Others were quicker in so many tries: then it is no matter of the moment.</summary>
    private const int MostTries = 4;

    private readonly Dictionary<string, PostgreSqlStatement> statements = new(StringComparer.Ordinal);
    private readonly BulkQueue gathered = new();
    private bool disappointed;

    public NpgsqlConnection Connection => connection;

    /// <summary>What was asked together.</summary>
    public AskedQueries Asked => field ??= new AskedQueries(this);

    public NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>The query that is being read.</summary>
    public NpgsqlCommand? Running { get; set; }

    public override Statement Sql(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new PostgreSqlStatement(this, PostgreSqlText.Of(sql)));
        return statement;
    }

    public override T Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Transaction = transaction;
        try
        {
            using var stop = cancellationToken.Register(() => Running?.Cancel());
            var result = read();
            transaction.Commit();
            return result;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            End();
        }
    }

    public override string? InWords(string query) => $"select member_id >> 6, bit_or(1::bigint << (member_id & 63)::int) from ({query}) m group by 1";

    public override void EndQueries()
    {
        foreach (var statement in statements.Values)
        {
            statement.Withdraw();
            statement.Reset();
        }
        Asked.Clear();
    }

    public override bool Flush()
    {
        SendGathered();
        return !disappointed;
    }

    /// <summary>What is committed later is written to the log behind it, and cannot become durable without it.</summary>
    public override void Unhurried() => Sql("set local synchronous_commit to off").Run();

    /// <summary>No index holds the expression. While a table grows, there is nothing that would tell the server how many members share a value: it takes them for few.</summary>
    public override string Filtering(string column) => $"({column} || '')";

    public override bool MayHold(string table) => true;

    public override string Claiming(string table) => $" for update of {table} skip locked";

    public override bool Exclude(string text)
    {
        var locked = Sql("select pg_advisory_xact_lock(hashtextextended(?1, 0))").Set(1, text);
        locked.Read();
        locked.Reset();
        return true;
    }

    /// <summary>Ending a query over a connection that broke may fail; the place in the pool is free again all the same.</summary>
    public override void Dispose()
    {
        try
        {
            End();
        }
        finally
        {
            connection.Dispose();
            free.Release();
        }
    }

    public void Gather(PostgreSqlText text, ReadOnlySpan<ParameterValue> values, bool expects) => gathered.Add(text, values, expects);

    public void SendGathered()
    {
        if (!gathered.IsEmpty && !gathered.Send(connection, Transaction))
            disappointed = true;
    }

    protected override async ValueTask<T> CarryOutAsync<T>(WriteGate gate, WritePriority priority, Func<T> write, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var turn = await gate.EnterAsync(priority, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            (Transaction, disappointed) = (transaction, false);
            try
            {
                return await TryAsync(transaction, write, keep);
            }
            catch (PostgresException exception) when (tries < MostTries && IsPassing(exception))
            {
                // Another transaction got in between. The next try sees what it has written.
            }
            finally
            {
                End();
            }
        }
    }

    private async Task<T> TryAsync<T>(NpgsqlTransaction transaction, Func<T> write, Func<T, bool> keep)
    {
        var result = write();
        if (keep(result) && !Flush())
            throw new InvalidOperationException("A row that had to be changed was not there.");
        if (keep(result))
            await transaction.CommitAsync(CancellationToken.None);
        else
            await transaction.RollbackAsync(CancellationToken.None);
        return result;
    }

    private static bool IsPassing(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    private void End()
    {
        EndQueries();
        gathered.Clear();
        Transaction = null;
    }
}
