using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
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
    private readonly OneByOne oneByOne = new(queue, plans, new Sending(carriers, clock, logger));

    /// <summary>Works on one batch of due messages of a channel.</summary>
    /// <returns>How many were claimed; 0 when nothing is due.</returns>
    public async Task<int> RunBatchAsync(string channel, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var claimed = await queue.ClaimAsync(channel, current.Content.Content, cancellationToken);
        if (claimed.Count == 0)
            return 0;
        var now = clock.Now;
        var prepared = claimed.Select(message => preparation.Prepare(message, current, now)).ToList();
        var settled = prepared.OfType<Prepared.Settled>().Select(one => Tell(new Ended(one.Pending, one.Settlement, null))).ToList();
        var ready = prepared.OfType<Prepared.ToSend>().ToList();
        if (carriers.For(channel).RepeatsAreHarmless)
            await SendTogetherAsync(ready, settled, Tell);
        else
            await oneByOne.SendAsync(ready, settled, Tell, Note, cancellationToken);
        return claimed.Count;

        Settlement Tell(Ended ended) => new MessageEvents(current, clock.Now).Tell(ended);
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

    /// <summary>A batch that has begun is finished even when the process is asked to stop: the claims are settled, none is left hanging.</summary>
    private async Task SendTogetherAsync(List<Prepared.ToSend> ready, List<Settlement> settled, Func<Ended, Settlement> tell)
    {
        using var time = new CancellationTokenSource(queue.TimeToBegin);
        settled.AddRange((await sending.SendAsync(ready, time.Token)).Select(tell));
        await queue.SettleAsync(settled);
        Note(settled);
    }

    private void Note(IReadOnlyCollection<Settlement> settled)
    {
        if (settled.Any(settlement => !settlement.Events.IsEmpty))
            signals.Work.Raise();
        meters.Dispatched.Add(settled.Count(settlement => settlement is not Settlement.Postponed));
    }
}
