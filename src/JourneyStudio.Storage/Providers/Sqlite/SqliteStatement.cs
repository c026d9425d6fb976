using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>
/// A prepared statement of the hot path, bound and stepped without the objects that ADO.NET makes for every execution.
/// Parameters count from 1, columns from 0.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackLimit = 512;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public SqliteStatement Set(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public SqliteStatement Set(int parameter, long? value) => value is { } known ? Set(parameter, known) : SetNull(parameter);

    public SqliteStatement Set(int parameter, DateTimeOffset instant) => Set(parameter, instant.ToUnixTimeMilliseconds());

    public SqliteStatement Set(int parameter, DateTimeOffset? instant) => Set(parameter, instant?.ToUnixTimeMilliseconds());

    public SqliteStatement Set(int parameter, string? text)
    {
        if (text is null)
            return SetNull(parameter);
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = size <= StackLimit ? stackalloc byte[StackLimit] : new byte[size];
        Check(raw.sqlite3_bind_text(statement, parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
        return this;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return raw.sqlite3_changes(database);
    }

    /// <summary>Goes to the next row. After the last one, or after <see cref="Reset"/>, the statement can be bound again.</summary>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(statement, column);

    public long? OptionalInt64(int column) => IsNull(column) ? null : Int64(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Int64(column));

    public DateTimeOffset? OptionalInstant(int column) => IsNull(column) ? null : Instant(column);

    public void Dispose() => statement.Dispose();

    private SqliteStatement SetNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
