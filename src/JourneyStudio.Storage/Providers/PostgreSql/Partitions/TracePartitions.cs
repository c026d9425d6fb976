using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql.Partitions;

/// <summary>
/// Makes partitions of the trace before they are needed: by ranges of enrollment ids, since steps are written, completed and forgotten by enrollment. Whatever is written before
/// its partition is there goes to the partition of the rest, and is taken from there when the partition is made.
/// </summary>
public sealed class TracePartitions(IDbContextFactory<StudioDbContext> contexts, StorageOptions options)
{
    /// <summary>Ids in a partition at least.</summary>
    internal const long Least = 524_288;

    /// <summary>Ids that have their partitions before they are handed out.</summary>
    private const long Ahead = 1_048_576;

    /// <summary>About so many partitions hold what there is: each costs every completed step a little, and a wide one takes long to be past as a whole.</summary>
    private const int About = 16;

    /// <returns>How many were made; none where somebody has kept the table for long: the next time will do.</returns>
    public async Task<int> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!options.IsPostgreSql)
            return 0;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await MissingAsync(context, cancellationToken)).Count == 0)
            return 0;
        context.Priority = WritePriority.Upkeep;
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        try
        {
            await LockAsync(context.Database, cancellationToken);
            var missing = await MissingAsync(context, cancellationToken);
            foreach (var partition in missing)
                await MakeAsync(context.Database, partition, cancellationToken);
            await write.CommitAsync(cancellationToken);
            return missing.Count;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return 0;
        }
    }

    /// <summary>Keeps everybody from the trace until the transaction ends: whoever planned a statement without the new partition would not find the rows that move there.</summary>
    internal static Task LockAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        database.ExecuteSqlRawAsync("set local lock_timeout = '1s'; lock table trace in access exclusive mode", cancellationToken);

    internal static Task<List<TracePartition>> AllAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        database.SqlQueryRaw<TracePartition>(TracePartition.All).ToListAsync(cancellationToken);

    /// <summary>The next id that will be handed out.</summary>
    internal static async Task<long> NextIdAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        await context.Set<IdBlockRow>().Where(row => row.Name == IdNames.Enrollment).Select(row => (long?)row.Next).SingleOrDefaultAsync(cancellationToken) ?? 1;

    private static async Task<List<TracePartition>> MissingAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var there = await AllAsync(context.Database, cancellationToken);
        var next = await NextIdAsync(context, cancellationToken);
        var end = there.Count > 0 ? there[^1].To : 0;
        var held = next - (there.Count > 0 ? there[0].From : 0);
        var width = Math.Max(1, held / About / Least) * Least;
        var missing = new List<TracePartition>();
        for (; end < next + Math.Max(Ahead, width); end += width)
            missing.Add(new TracePartition { From = end, To = end + width });
        return missing;
    }

    private static async Task MakeAsync(DatabaseFacade database, TracePartition made, CancellationToken cancellationToken)
    {
        foreach (var statement in made.Making)
            await database.ExecuteSqlRawAsync(statement, cancellationToken);
    }
}
