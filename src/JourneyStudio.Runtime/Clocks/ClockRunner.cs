using JourneyStudio.Engine.Clocks;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Operating;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Does what the calendars of the published journeys ask for: scheduled starts, dates, audiences that are still being let in. Ends journeys that have drained.</summary>
public sealed class ClockRunner(ClockStore store, JourneyLifecycle lifecycle, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, ILogger<ClockRunner> logger)
{
    /// <returns>How many events were raised.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await lifecycle.SettleDrainedAsync(clock.Now, cancellationToken);
        var raised = await ClockTurn.RunAsync(store, await plans.CurrentAsync(cancellationToken), clock.Now, cancellationToken);
        if (raised == 0)
            return 0;
        logger.Raised(raised);
        signals.Work.Raise();
        return raised;
    }
}
