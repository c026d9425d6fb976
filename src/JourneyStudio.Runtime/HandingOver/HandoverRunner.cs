using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Organisation.HandingOver;

namespace JourneyStudio.Runtime.HandingOver;

/// <summary>Carries out the hand-overs that have begun, batch by batch, to their end.</summary>
public sealed class HandoverRunner(HandoverBatches batches, RuntimeClock clock, RuntimeSignals signals)
{
    /// <returns>How many came to their end.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var running = await batches.RunningAsync(cancellationToken);
        foreach (var handover in running)
        {
            while (await batches.NextAsync(handover, clock.Now, cancellationToken))
                signals.Work.Raise();
        }
        return running.Count;
    }
}
