using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>How this program connects to PostgreSQL: as <c>Database:ConnectionString</c> says, with what it does not say filled in.</summary>
public static class PostgreSqlConnections
{
    /// <summary>
    /// Links say which way to go, as <c>indexed by</c> does on SQLite: every statement of theirs has an index that fits, but tables that have just begun to grow have no statistics
    /// that would tell, and a plan made then would stay. Pages of an index cost about the same in any order: they are in memory, or on a disk that does not seek.
    /// </summary>
    private const string ByIndex = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c random_page_cost=1.1";

    /// <summary>Compiling a query takes longer than nearly all of ours.</summary>
    private const string Interpreted = "-c jit=off";

    private static readonly GateGuard Guard = new();

    /// <summary>The connection string for pages, settings and Quartz. One that cannot be read comes as it is: opening the database says so.</summary>
    public static string ConnectionString(StorageOptions options)
    {
        try
        {
            return Named(options, "JourneyStudio").ToString();
        }
        catch (ArgumentException)
        {
            return options.ConnectionString ?? "";
        }
    }

    internal static string ForLinks(StorageOptions options)
    {
        var builder = Named(options, "JourneyStudio runtime");
        builder.Options = string.Join(' ', new[] { builder.Options, ByIndex, options.ReadOnly ? "-c default_transaction_read_only=on" : null }.OfType<string>());
        (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (200, 2);
        // Links change nothing of a session that outlives their transaction.
        builder.NoResetOnClose = true;
        return builder.ToString();
    }

    internal static void UseStudioPostgreSql(this DbContextOptionsBuilder builder, StorageOptions options) => builder
        .UseNpgsql(ConnectionString(options), database => database.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .ReplaceService<IMigrationsSqlGenerator, PartitioningSqlGenerator>()
        .AddInterceptors(Guard);

    private static NpgsqlConnectionStringBuilder Named(StorageOptions options, string name)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        builder.ApplicationName ??= name;
        builder.Options = builder.Options is { } own ? $"{Interpreted} {own}" : Interpreted;
        return builder;
    }
}
