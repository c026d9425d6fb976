using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Retention;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Forgets what is old, by the settings.</summary>
public sealed class Retention(RetentionSweep sweep, RuntimeClock clock, IOptions<RuntimeOptions> options, ILogger<Retention> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var enrollments = await sweep.EnrollmentsAsync(now - options.Value.HistoryKept, now, cancellationToken);
        var events = await sweep.EventsAsync(now - options.Value.EventsKept, cancellationToken);
        if (enrollments + events > 0)
            logger.Forgotten(enrollments, events);
    }
}
