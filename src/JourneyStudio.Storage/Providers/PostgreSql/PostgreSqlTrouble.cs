using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>What PostgreSQL's errors say about the server rather than about the statement.</summary>
internal static class PostgreSqlTrouble
{
    /// <summary>
    /// A connection that broke or could not be made, a server that is going down or coming up (57), short of room or connections (53), or in trouble with its files (58).
    /// </summary>
    public static bool IsAway(NpgsqlException exception) => exception switch
    {
        PostgresException { SqlState: { Length: 5 } state } refused => state[..2] is "08" or "53" or "57" or "58" || IsFull(refused),
        _ => true,
    };

    /// <summary>
    /// A full disk has a code of its own. For a quota and for a limit on the size of files there is none: the server's part that looks after files (md.c) says that
    /// something went wrong inside (XX000).
    /// </summary>
    public static bool IsFull(PostgresException exception) =>
        exception.SqlState == PostgresErrorCodes.DiskFull || exception is { SqlState: PostgresErrorCodes.InternalError, File: "md.c" };
}
