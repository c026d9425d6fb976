using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Runtime.Stages;

/// <summary>Looks how far each stage is behind. What it asks the database stays cheap however long the queues are.</summary>
public sealed class StageReports(IDbContextFactory<Storage.StudioDbContext> contexts, UnroutedEvents events, RuntimeClock clock, StageMeters meters)
{
    public const int MostCounted = 10_000;

    public async Task<IReadOnlyList<StageReport>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tokens = context.Set<TokenRow>().Where(row => row.Due != null && !row.Held && row.Due <= now);
        var operations = context.Set<OperationRow>().Where(row => row.State == OperationKinds.Running);
        var (unrouted, since) = await events.CountAsync(MostCounted, cancellationToken);
        var outbox = context.Set<OutboxRow>().Where(row => row.Due <= now);
        return
        [
            new StageReport(StageReport.Intake, meters.Arriving.Lag, meters.Arriving.Depth, meters.Stored.PerSecond()),
            new StageReport(StageReport.Routing, Age(now, since), unrouted, meters.Routed.PerSecond()),
            new StageReport(
                StageReport.Advancing,
                Age(now, await tokens.OrderBy(row => row.Due).Select(row => row.Due).FirstOrDefaultAsync(cancellationToken)),
                await tokens.OrderBy(row => row.Due).Take(MostCounted).CountAsync(cancellationToken),
                meters.Advanced.PerSecond()),
            new StageReport(
                StageReport.Operations,
                Age(now, await operations.Where(row => row.Kind != OperationKinds.CatchUp).OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken)),
                await operations.OrderBy(row => row.Id).Take(MostCounted).CountAsync(cancellationToken),
                meters.Operated.PerSecond()),
            new StageReport(
                StageReport.Dispatch,
                Age(now, await outbox.OrderBy(row => row.Due).Select(row => (DateTimeOffset?)row.Due).FirstOrDefaultAsync(cancellationToken)),
                await outbox.OrderBy(row => row.Due).Take(MostCounted).CountAsync(cancellationToken),
                meters.Dispatched.PerSecond()),
        ];
    }

    private static TimeSpan Age(DateTimeOffset now, DateTimeOffset? oldest) => oldest is { } since && since < now ? now - since : TimeSpan.Zero;
}
