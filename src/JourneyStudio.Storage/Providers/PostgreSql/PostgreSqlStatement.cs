using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>A statement on a PostgreSQL connection. What is added travels later, with the link's other gathered work.</summary>
internal sealed class PostgreSqlStatement(PostgreSqlLink link, PostgreSqlText text) : Statement
{
    private readonly ParameterValue[] values = new ParameterValue[text.Parameters];
    private NpgsqlCommand? command;
    private NpgsqlDataReader? rows;
    private Type[] types = [];
    private bool asked;

    public override Statement Set(int parameter, long value) => Set(parameter, ParameterValue.Of(value));

    public override Statement Set(int parameter, long? value) => Set(parameter, ParameterValue.Of(value));

    public override Statement Set(int parameter, string? text) => Set(parameter, ParameterValue.Of(text));

    public override Statement Set(int parameter, bool flag) => Set(parameter, ParameterValue.Of(flag));

    public override Statement Set(int parameter, IdList list) => Set(parameter, ParameterValue.OfList(list.Values));

    public override int Run()
    {
        link.SendGathered();
        using var one = Command();
        return one.ExecuteNonQuery();
    }

    public override void Add() => link.Gather(text, values, expects: false);

    public override void Expect() => link.Gather(text, values, expects: true);

    public override Statement Ask()
    {
        link.Asked.Add(this);
        asked = true;
        return this;
    }

    public override bool Read()
    {
        if (rows is null)
        {
            rows = asked ? link.Asked.Begin(this) : Execute();
            types = text.Types ??= [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetFieldType)];
        }
        if (rows.Read())
            return true;
        Reset();
        return false;
    }

    public override void Reset()
    {
        (var open, var own, var together) = (rows, command, asked);
        (rows, command, asked) = (null, null, false);
        if (together)
        {
            link.Asked.End();
            return;
        }
        open?.Dispose();
        own?.Dispose();
        link.Running = null;
    }

    /// <summary>The query as one of several that are sent together.</summary>
    public NpgsqlBatchCommand BatchCommand()
    {
        var one = new NpgsqlBatchCommand(text.One);
        foreach (ref readonly var value in values.AsSpan())
            one.Parameters.Add(BulkColumn.One(value));
        return one;
    }

    /// <summary>Forgets what was asked with others, which is no longer read.</summary>
    public void Withdraw() => (rows, asked) = asked ? (null, false) : (rows, asked);

    public override bool IsNull(int column) => Rows.IsDBNull(column);

    public override long Int64(int column) => Type.GetTypeCode(types[column]) switch
    {
        TypeCode.Int32 => Rows.GetInt32(column),
        TypeCode.Boolean => Rows.GetBoolean(column) ? 1 : 0,
        // Sums of 64-bit integers.
        TypeCode.Decimal => (long)Rows.GetDecimal(column),
        _ => Rows.GetInt64(column),
    };

    public override int Int32(int column) => checked((int)Int64(column));

    public override string Text(int column) => Rows.IsDBNull(column) ? "" : Rows.GetString(column);

    private NpgsqlDataReader Rows => rows ?? throw new InvalidOperationException("There is no row: read first.");

    private PostgreSqlStatement Set(int parameter, in ParameterValue value)
    {
        values[parameter - 1] = value;
        return this;
    }

    private NpgsqlDataReader Execute()
    {
        link.SendGathered();
        link.Running = command = Command();
        return command.ExecuteReader();
    }

    private NpgsqlCommand Command()
    {
        var one = new NpgsqlCommand(text.One, link.Connection, link.Transaction);
        foreach (ref readonly var value in values.AsSpan())
            one.Parameters.Add(BulkColumn.One(value));
        return one;
    }
}
