using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Takes recorded messages out of the outbox: claim, check again, render, hand over, settle. Each channel for itself, so that none waits for another.</summary>
public sealed class Dispatcher(
    OutboxQueue queue, PlanCache plans, MessageRenderer render, CarrierDirectory carriers, StageMeters meters, RuntimeSignals signals, RuntimeClock clock, ILogger<Dispatcher> logger)
{
    private readonly Preparation preparation = new(render, carriers, logger);
    private readonly Sending sending = new(carriers, clock, logger);

    /// <summary>Works on one batch of due messages of a channel.</summary>
    /// <returns>How many were claimed; 0 when nothing is due.</returns>
    public async Task<int> RunBatchAsync(string channel, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var claimed = await queue.ClaimAsync(channel, current.Content.Content, cancellationToken);
        if (claimed.Count == 0)
            return 0;
        // From here on the batch is finished even when the process is asked to stop: the claims are settled, none is left hanging.
        var settlements = await SettleAsync(claimed, current);
        await queue.SettleAsync(settlements);
        if (settlements.Any(settlement => !settlement.Events.IsEmpty))
            signals.Work.Raise();
        meters.Dispatched.Add(settlements.Count(settlement => settlement is not Settlement.Postponed));
        return claimed.Count;
    }

    /// <summary>Works until nothing is due on any channel.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        foreach (var channel in ChannelKeys.All)
        {
            while (await RunBatchAsync(channel, cancellationToken) > 0)
            {
            }
        }
    }

    /// <summary>At start, where only one process writes: claims of an earlier run hold nobody off any more.</summary>
    public async Task TakeBackClaimsAsync(CancellationToken cancellationToken)
    {
        var taken = await queue.TakeBackClaimsAsync(cancellationToken);
        if (taken > 0)
            logger.ClaimsTakenBack(taken);
    }

    private async Task<List<Settlement>> SettleAsync(List<PendingMessage> claimed, PlanSet current)
    {
        var now = clock.Now;
        var prepared = claimed.Select(message => preparation.Prepare(message, current, now)).ToList();
        using var time = new CancellationTokenSource(queue.TimeToBegin);
        var ended = await sending.SendAsync(prepared.OfType<Prepared.ToSend>(), time.Token);
        ended.AddRange(prepared.OfType<Prepared.Settled>().Select(settled => new Ended(settled.Pending, settled.Settlement, null)));
        var events = new MessageEvents(current, clock.Now);
        return [.. ended.Select(events.Tell)];
    }
}
