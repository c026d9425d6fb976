using System.Globalization;
using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using JourneyStudio.Storage.Settings.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Creates and migrates the database. Nodes that start together do it one after the other.</summary>
internal sealed class PostgreSqlDatabase(StorageOptions options, IDbContextFactory<StudioDbContext> contexts, TracePartitions partitions, FirstKey key, TimeProvider clock) : StudioDatabase(clock)
{
    /// <summary>The advisory lock that the migrating node holds: "journeys" as a number.</summary>
    private const long MigrationLock = 0x6A6F75726E657973;

    public override async Task<StorageProblem?> OpenAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return new("Database:Provider is \"PostgreSql\", so Database:ConnectionString has to say where the database is, such as Host=localhost;Database=studio;Username=studio;Password=….");
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.HasTurn = true;
            await CreateIfMissingAsync(context, cancellationToken);
            return await MigrateAloneAsync(context, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            return new($"The PostgreSQL database cannot be used: {exception.Message} Look at Database:ConnectionString, and whether the server is up.");
        }
        catch (ArgumentException exception)
        {
            return new($"Database:ConnectionString cannot be read: {exception.Message}");
        }
    }

    private static async Task CreateIfMissingAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
            return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was quicker.
        }
    }

    private async Task<StorageProblem?> MigrateAloneAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        // Whoever waits here waits for a migration, which takes as long as it takes.
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_lock({MigrationLock})"), cancellationToken);
        try
        {
            if (await MigrateAsync(context, cancellationToken) is { } newer)
                return new($"The database was written by a newer version of this program (it has {newer}). Start that version.");
            await partitions.PrepareAsync(cancellationToken);
            key.Make();
            return null;
        }
        finally
        {
            await context.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_unlock({MigrationLock})"), CancellationToken.None);
        }
    }
}
