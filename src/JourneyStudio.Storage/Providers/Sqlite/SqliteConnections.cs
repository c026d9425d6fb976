using JourneyStudio.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>How this program connects to its SQLite file.</summary>
public static class SqliteConnections
{
    private static readonly ReaderPragmas Pragmas = new();
    private static readonly GateGuard Guard = new();

    public static string ConnectionString(StorageOptions options, bool pooling = true) => new SqliteConnectionStringBuilder
    {
        DataSource = options.DatabaseFile,
        Mode = options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        Pooling = pooling,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    internal static void UseStudioSqlite(this DbContextOptionsBuilder builder, StorageOptions options) => builder
        .UseSqlite(ConnectionString(options), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(Pragmas, Guard);
}
