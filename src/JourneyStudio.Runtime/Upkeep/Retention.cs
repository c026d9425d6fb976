using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using JourneyStudio.Storage.Retention;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Forgets what is old, by the settings.</summary>
public sealed class Retention(PastPartitions partitions, RetentionSweep sweep, RuntimeClock clock, IOptions<RuntimeOptions> options, ILogger<Retention> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var before = now - options.Value.HistoryKept;
        var (whole, until) = await partitions.ForgetAsync(before, now, cancellationToken);
        var enrollments = whole + await sweep.EnrollmentsAsync(before, now, until, cancellationToken);
        var events = await sweep.EventsAsync(now - options.Value.EventsKept, cancellationToken);
        // A day more than it takes to ask for it: the members follow in batches
        await sweep.MigrationsAsync(now - 2 * MigrationControl.Returnable, cancellationToken);
        if (enrollments + events > 0)
            logger.Forgotten(enrollments, events);
    }
}
