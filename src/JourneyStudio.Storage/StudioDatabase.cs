using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage;

/// <summary>Opens the workspace's database at start; one kind for each provider.</summary>
internal abstract class StudioDatabase(TimeProvider clock)
{
    /// <returns>Null when all is well, else one line that says what is wrong and what to do.</returns>
    public abstract Task<StorageProblem?> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Migrates while nobody else writes, and makes what a workspace has from its first day: the salt of its draws.</summary>
    /// <returns>A migration that only a newer version of the program has, and nothing was done; else null.</returns>
    protected async Task<string?> MigrateAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            return newer;
        await context.Database.MigrateAsync(cancellationToken);
        if (!await context.Set<SettingRow>().AnyAsync(row => row.Key == WorkspaceContents.SaltSetting, cancellationToken))
        {
            context.Add(new SettingRow { Key = WorkspaceContents.SaltSetting, Value = PublicId.New(), UpdatedAt = clock.GetUtcNow() });
            await context.SaveChangesAsync(cancellationToken);
        }
        return null;
    }
}
