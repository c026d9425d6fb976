using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Queries that travel to the server together: one round trip for all of them instead of one for each. Their rows come one query after the other.</summary>
internal sealed class AskedQueries(PostgreSqlLink link)
{
    private readonly Queue<PostgreSqlStatement> waiting = new();
    private NpgsqlDataReader? rows;

    public void Add(PostgreSqlStatement statement)
    {
        if (rows is not null)
            throw new InvalidOperationException("The queries that were asked before have not been read to the end.");
        waiting.Enqueue(statement);
    }

    /// <summary>The rows of the query whose turn it is.</summary>
    public NpgsqlDataReader Begin(PostgreSqlStatement statement)
    {
        if (!ReferenceEquals(waiting.Peek(), statement))
            throw new InvalidOperationException("Queries that were asked together are read in the order in which they were asked.");
        return rows ??= Send();
    }

    /// <summary>The query whose turn it was has been read as far as anybody wants.</summary>
    public void End()
    {
        waiting.Dequeue();
        if (waiting.Count == 0)
            Clear();
        else
            rows?.NextResult();
    }

    public void Clear()
    {
        waiting.Clear();
        var open = rows;
        rows = null;
        open?.Dispose();
    }

    private NpgsqlDataReader Send()
    {
        link.SendGathered();
        var batch = link.Connection.CreateBatch();
        batch.Transaction = link.Transaction;
        foreach (var statement in waiting)
            batch.BatchCommands.Add(statement.BatchCommand());
        return batch.ExecuteReader();
    }
}
