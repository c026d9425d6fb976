using System.Text;
using JourneyStudio.Storage.Links;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>A prepared statement, bound and stepped without the objects that ADO.NET makes for every execution.</summary>
internal sealed class SqliteStatement : Statement, IDisposable
{
    private const int StackLimit = 512;
    private static readonly object Integer = new();
    private readonly SqliteLink link;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>What the parameters hold from one execution to the next: what a parameter holds already is not bound again. Texts are known by where they lie, not by reading them.</summary>
    private readonly (object? Kind, long Number)[] bound;

    public SqliteStatement(SqliteLink link, sqlite3 database, string sql)
    {
        this.link = link;
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        bound = new (object?, long)[raw.sqlite3_bind_parameter_count(statement) + 1];
    }

    public override Statement Set(int parameter, long value)
    {
        if (Holds(parameter, Integer, value))
            return this;
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        bound[parameter] = (Integer, value);
        return this;
    }

    public override Statement Set(int parameter, long? value) => value is { } known ? Set(parameter, known) : SetNull(parameter);

    public override Statement Set(int parameter, string? text)
    {
        if (text is null)
            return SetNull(parameter);
        if (Holds(parameter, text, 0))
            return this;
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = size <= StackLimit ? stackalloc byte[StackLimit] : new byte[size];
        Check(raw.sqlite3_bind_text(statement, parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
        bound[parameter] = (text, 0);
        return this;
    }

    public override Statement Set(int parameter, bool flag) => Set(parameter, flag ? 1L : 0L);

    public override Statement Set(int parameter, IdList list) => Set(parameter, list.Json);

    public override int Run()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return raw.sqlite3_changes(database);
    }

    public override void Add() => Run();

    public override void Expect()
    {
        if (Run() != 1)
            link.Disappointed = true;
    }

    /// <summary>There is no way to go: it runs when it is read.</summary>
    public override Statement Ask() => this;

    public override bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    public override void Reset() => raw.sqlite3_reset(statement);

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    public override int Int32(int column) => raw.sqlite3_column_int(statement, column);

    public override string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public void Dispose() => statement.Dispose();

    private SqliteStatement SetNull(int parameter)
    {
        if (!Holds(parameter, null, 0))
            Check(raw.sqlite3_bind_null(statement, parameter));
        bound[parameter] = default;
        return this;
    }

    private bool Holds(int parameter, object? kind, long number) => ReferenceEquals(bound[parameter].Kind, kind) && bound[parameter].Number == number;

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
