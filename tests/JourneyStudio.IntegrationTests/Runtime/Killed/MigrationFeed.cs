using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>An operator who migrates everybody to the second version and takes them back, again and again, each time when the members have followed.</summary>
internal sealed class MigrationFeed(IDbContextFactory<StudioDbContext> contexts, MigrationControl control) : BackgroundService
{
    public const string Command = "run-migrations";
    private const long Operator = 42;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Console.WriteLine("started");
        while (!stoppingToken.IsCancellationRequested)
        {
            await contexts.FollowedAsync(stoppingToken);
            if (await MigratedAsync(stoppingToken) is { } migration)
                await control.TakeBackAsync(RuntimeStudio.FirstJourney, migration, Operator, stoppingToken);
            else
                await MigrateAsync(control, stoppingToken);
        }
    }

    public static async Task MigrateAsync(MigrationControl control, CancellationToken cancellationToken)
    {
        var (from, to) = ((await control.VersionAsync(RuntimeStudio.FirstJourney, 1, cancellationToken)).Value, (await control.VersionAsync(RuntimeStudio.FirstJourney, 2, cancellationToken)).Value);
        Assert.Empty((await control.BeginAsync(RuntimeStudio.FirstJourney, 1, 2, MigrationMap.Suggest(from, to), Operator, cancellationToken)).Problems);
    }

    /// <summary>The latest migration, when somebody is in the second version.</summary>
    private async Task<long?> MigratedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<VersionStatsRow>().GroupBy(row => row.VersionId).AnyAsync(rows => rows.Sum(row => row.MigratedIn) > rows.Sum(row => row.MigratedOut) && rows.Sum(row => row.Entered) == 0, cancellationToken)
            ? await context.Set<OperationRow>().Where(row => row.Kind == OperationKinds.Migrate).MaxAsync(row => row.Id, cancellationToken)
            : null;
    }
}
