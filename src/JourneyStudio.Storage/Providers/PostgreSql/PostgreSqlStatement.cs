using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>A statement on a PostgreSQL connection. What is added travels later, with the link's other gathered work.</summary>
internal sealed class PostgreSqlStatement(PostgreSqlLink link, PostgreSqlText text) : Statement
{
    private readonly ParameterValue[] values = new ParameterValue[text.Parameters];
    private NpgsqlCommand? command;
    private NpgsqlDataReader? rows;

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

    public override bool Read()
    {
        if (rows is null)
        {
            link.SendGathered();
            command = Command();
            rows = command.ExecuteReader();
        }
        if (rows.Read())
            return true;
        Reset();
        return false;
    }

    public override void Reset()
    {
        rows?.Dispose();
        command?.Dispose();
        (rows, command) = (null, null);
    }

    public override bool IsNull(int column) => Rows.IsDBNull(column);

    public override long Int64(int column) => Rows.GetInt64(column);

    public override int Int32(int column) => Rows.GetFieldType(column) == typeof(int) ? Rows.GetInt32(column) : checked((int)Rows.GetInt64(column));

    public override string Text(int column) => Rows.IsDBNull(column) ? "" : Rows.GetString(column);

    private NpgsqlDataReader Rows => rows ?? throw new InvalidOperationException("There is no row: read first.");

    private PostgreSqlStatement Set(int parameter, in ParameterValue value)
    {
        values[parameter - 1] = value;
        return this;
    }

    private NpgsqlCommand Command()
    {
        var one = new NpgsqlCommand(text.One, link.Connection, link.Transaction);
        foreach (ref readonly var value in values.AsSpan())
            one.Parameters.Add(BulkColumn.One(value));
        return one;
    }
}
