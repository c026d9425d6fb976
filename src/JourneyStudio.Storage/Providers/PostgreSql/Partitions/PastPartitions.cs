using System.Globalization;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Retention;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql.Partitions;

/// <summary>Forgets partitions of the trace whose enrollments are all past: dropped as a whole, which frees their room at once. What hangs on the enrollments goes with them.</summary>
public sealed class PastPartitions(IDbContextFactory<StudioDbContext> contexts, StorageOptions options)
{
    /// <summary>A partition that will be past so soon is not emptied row by row meanwhile.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromDays(31);

    /// <param name="before">When enrollments ended that are past.</param>
    /// <param name="now">When goals can be reached no more.</param>
    /// <param name="cancellationToken">Ends it between two partitions.</param>
    /// <returns>How many enrollments were forgotten, and from which id on others are to be left until their partition is past.</returns>
    public async Task<(int Forgotten, long Until)> ForgetAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var partition in options.IsPostgreSql ? await FullAsync(cancellationToken) : [])
        {
            var last = await LastEntryAsync(partition, cancellationToken);
            if (last >= before)
                return (forgotten, last < before + Wait ? partition.From : long.MaxValue);
            if (await IsPastAsync(partition, before, now, cancellationToken))
                forgotten += await ForgetAsync(partition, before, now, cancellationToken);
        }
        return (forgotten, long.MaxValue);
    }

    /// <summary>Those whose ids have all been handed out.</summary>
    private async Task<List<TracePartition>> FullAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var next = await TracePartitions.NextIdAsync(context, cancellationToken);
        return [.. (await TracePartitions.AllAsync(context.Database, cancellationToken)).Where(partition => partition.To <= next)];
    }

    private async Task<DateTimeOffset?> LastEntryAsync(TracePartition partition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<EnrollmentRow>().Where(row => row.Id >= partition.From && row.Id < partition.To)
            .OrderByDescending(row => row.Id).Select(row => (DateTimeOffset?)row.EnteredAt).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsPastAsync(TracePartition partition, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        var sql = $"""select not exists (select 1 from enrollment e where e.id {Range(partition)} and not ({Past(before, now)})) as "Value" """;
        return await context.Database.SqlQueryRaw<bool>(sql).SingleAsync(cancellationToken);
    }

    /// <summary>
    /// In one transaction. Whoever has brought an enrollment to life meanwhile is seen once nobody else can write to the trace; then all stays as it was, until the next time.
    /// </summary>
    private async Task<int> ForgetAsync(TracePartition partition, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Upkeep;
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var range = Range(partition);
        foreach (var statement in Forgetting.Keep(range))
            await context.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        var (delete, drop) = ($"delete from enrollment e where e.id {range} and {Past(before, now)}", $"drop table {partition.Name}");
        var forgotten = await context.Database.ExecuteSqlRawAsync(delete, cancellationToken);
        foreach (var statement in Forgetting.ClearMessages(range))
            await context.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        try
        {
            await TracePartitions.LockAsync(context.Database, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return 0;
        }
        if (await context.Set<EnrollmentRow>().AnyAsync(row => row.Id >= partition.From && row.Id < partition.To, cancellationToken))
            return 0;
        await context.Database.ExecuteSqlRawAsync(drop, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return forgotten;
    }

    private static string Range(TracePartition partition) => string.Create(CultureInfo.InvariantCulture, $"between {partition.From} and {partition.To - 1}");

    private static string Past(DateTimeOffset before, DateTimeOffset now) => Forgetting.IsPast(
        before.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
