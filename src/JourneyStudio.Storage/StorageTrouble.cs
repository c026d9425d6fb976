using JourneyStudio.Storage.Providers.PostgreSql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace JourneyStudio.Storage;

/// <summary>Tells a database that cannot be used at the moment from work that cannot be written.</summary>
public static class StorageTrouble
{
    /// <summary>
    /// Whether the exception says that the database is away, starting, busy or full. Nothing is wrong with what was to be written: it is tried again, and nobody's
    /// enrollment fails for it. Whether a transaction that was under way has been kept is not known.
    /// </summary>
    public static bool Is(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException sqlite ? IsAway(sqlite) : cause is NpgsqlException npgsql && PostgreSqlTrouble.IsAway(npgsql))
                return true;
        }
        return false;
    }

    /// <summary>Whether the exception says that there was no room to write.</summary>
    internal static bool IsFull(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } || (cause is PostgresException refused && PostgreSqlTrouble.IsFull(refused)))
                return true;
        }
        return false;
    }

    /// <summary>Whether somebody else wrote the same rows in the same instant. Within a process the write gate lets nobody; other nodes may.</summary>
    internal static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private static bool IsAway(SqliteException exception) => exception.SqliteErrorCode
        is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL;
}
