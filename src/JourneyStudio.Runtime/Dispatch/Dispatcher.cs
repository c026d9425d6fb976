using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Takes recorded messages out of the outbox: claim, check again, render, hand over, settle.</summary>
public sealed class Dispatcher(
    MessageOutbox outbox, PlanCache plans, MessageRenderer render, CarrierDirectory carriers, StageMeters meters, IOptions<RuntimeOptions> options, RuntimeClock clock, ILogger<Dispatcher> logger)
{
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly Preparation preparation = new(render, carriers, logger);
    private readonly Sending sending = new(carriers, clock, logger);

    /// <summary>Works on one batch of due messages.</summary>
    /// <returns>How many were claimed; 0 when nothing is due.</returns>
    public async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var claimed = await outbox.ClaimAsync(owner, now, now + options.Value.DispatchLease, options.Value.DispatchBatch, cancellationToken);
        if (claimed.Count == 0)
            return 0;
        // From here on the batch is finished even when the process is asked to stop: the claims are settled, none is left hanging.
        var content = (await plans.CurrentAsync(CancellationToken.None)).Content;
        var prepared = claimed.Select(message => preparation.Prepare(message, content, now)).ToList();
        using var time = new CancellationTokenSource(options.Value.DispatchLease / 3);
        var settlements = await sending.SendAsync(prepared.OfType<Prepared.ToSend>(), time.Token);
        settlements.AddRange(prepared.OfType<Prepared.Settled>().Select(settled => settled.Settlement));
        await outbox.SettleAsync(owner, settlements, clock.Now, CancellationToken.None);
        meters.Dispatched.Add(settlements.Count(settlement => settlement is not Settlement.Postponed));
        return claimed.Count;
    }

    /// <summary>Works until nothing is due.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await RunBatchAsync(cancellationToken) > 0)
        {
        }
    }

    /// <summary>At start, where only one process writes: claims of an earlier run hold nobody off any more.</summary>
    public async Task TakeBackClaimsAsync(CancellationToken cancellationToken)
    {
        var taken = await outbox.TakeBackClaimsAsync(owner, cancellationToken);
        if (taken > 0)
            logger.ClaimsTakenBack(taken);
    }
}
