using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Executions of one statement that are carried out at once.</summary>
internal sealed class BulkGroup(PostgreSqlText text, bool expects)
{
    /// <summary>Executions in one command: more would have the server keep their rows on disk while it unfolds them, and this process keep arrays that are not collected soon.</summary>
    private const int Most = 1_024;

    private readonly HashSet<long> rows = [];
    private readonly HashSet<long> own = [];
    private readonly List<BulkColumn[]> parts = [];

    public PostgreSqlText Text => text;

    /// <summary>Each execution has to change exactly one row.</summary>
    public bool Expects => expects;

    public int Count { get; private set; }

    /// <summary>Whether an execution must come after those gathered here.</summary>
    public bool Precedes(PostgreSqlText other, long row, long key) => ReferenceEquals(other, text) ? text.Own is not null && own.Contains(key) : rows.Contains(row);

    public void Add(ReadOnlySpan<ParameterValue> values, long row, long key)
    {
        if (Count % Most == 0)
            parts.Add(Columns(values));
        for (var i = 0; i < values.Length; i++)
            parts[^1][i].Add(values[i]);
        rows.Add(row);
        if (text.Own is not null)
            own.Add(key);
        Count++;
    }

    /// <summary>One command for many; one for each execution where the statement has no form for many.</summary>
    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        foreach (var columns in parts)
        {
            if (Count > 1 && text.Many is { } many)
            {
                yield return Command(many, columns, column => column.Parameter());
                continue;
            }
            for (var execution = 0; execution < columns[0].Count; execution++)
            {
                var one = execution;
                yield return Command(text.One, columns, column => column.Parameter(one));
            }
        }
    }

    private static BulkColumn[] Columns(ReadOnlySpan<ParameterValue> values)
    {
        var columns = new BulkColumn[values.Length];
        for (var i = 0; i < values.Length; i++)
            columns[i] = new BulkColumn(values[i].Kind);
        return columns;
    }

    private static NpgsqlBatchCommand Command(string sql, BulkColumn[] columns, Func<BulkColumn, NpgsqlParameter> parameter)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(parameter(column));
        return command;
    }
}
