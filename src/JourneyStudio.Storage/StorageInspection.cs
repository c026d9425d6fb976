using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Storage;

/// <summary>Looks whether a database can be read by this program, without locking, creating or changing anything.</summary>
public static class StorageInspection
{
    /// <returns>Null when it can be read, else one line that says what is wrong and what to do.</returns>
    public static async Task<StorageProblem?> InspectStudioStorageAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var options = services.GetRequiredService<StorageOptions>();
        if (options.IsSqlite && !File.Exists(options.DatabaseFile))
            return new($"There is no database file {options.DatabaseFile}. Set Data:Directory to the folder of a database.");
        try
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
            var known = context.Database.GetMigrations().ToList();
            var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
            return known.SequenceEqual(applied, StringComparer.Ordinal)
                ? null
                : new StorageProblem("The database was written by another version of this program. Use that version, or start the server of this one once: it migrates.");
        }
        catch (DbException exception)
        {
            return new($"The database cannot be read: {exception.Message}");
        }
    }
}
