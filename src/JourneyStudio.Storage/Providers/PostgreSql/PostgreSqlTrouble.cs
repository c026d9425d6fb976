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
        PostgresException { SqlState: { Length: 5 } state } => state[..2] is "08" or "53" or "57" or "58",
        _ => true,
    };
}
