using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Executions of one statement that are carried out at once.</summary>
internal sealed class BulkGroup(PostgreSqlText text, bool expects)
{
    private readonly HashSet<long> rows = [];
    private readonly HashSet<long> own = [];
    private BulkColumn[]? columns;

    public PostgreSqlText Text => text;

    /// <summary>Each execution has to change exactly one row.</summary>
    public bool Expects => expects;

    public int Count { get; private set; }

    /// <summary>Whether an execution must come after those gathered here.</summary>
    public bool Precedes(PostgreSqlText other, long row, long key) => ReferenceEquals(other, text) ? text.Own is not null && own.Contains(key) : rows.Contains(row);

    public void Add(ReadOnlySpan<ParameterValue> values, long row, long key)
    {
        if (columns is null)
        {
            columns = new BulkColumn[values.Length];
            for (var i = 0; i < values.Length; i++)
                columns[i] = new BulkColumn(values[i].Kind);
        }
        for (var i = 0; i < values.Length; i++)
            columns[i].Add(values[i]);
        rows.Add(row);
        if (text.Own is not null)
            own.Add(key);
        Count++;
    }

    /// <summary>One command for all; one for each execution where the statement has no form for many.</summary>
    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        if (Count > 1 && text.Many is { } many)
        {
            yield return Command(many, column => column.Parameter());
            yield break;
        }
        for (var execution = 0; execution < Count; execution++)
        {
            var one = execution;
            yield return Command(text.One, column => column.Parameter(one));
        }
    }

    private NpgsqlBatchCommand Command(string sql, Func<BulkColumn, NpgsqlParameter> parameter)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns!)
            command.Parameters.Add(parameter(column));
        return command;
    }
}
