using JourneyStudio.Engine.Delivery;
using JourneyStudio.Runtime.Advancing;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>
/// Hands messages over one at a time, each begun in the transaction that settles the one before: for carriers whose other side would take a repeat for a second message.
/// A crash then leaves one message in doubt, however many were in hand (decision 0023).
/// </summary>
internal sealed class OneByOne(OutboxQueue queue, PlanCache plans, Sending sending)
{
    /// <param name="messages">Messages of one channel, ready to leave.</param>
    /// <param name="settled">What is settled already.</param>
    /// <param name="tell">Adds what journeys are told.</param>
    /// <param name="written">Called with what was written.</param>
    /// <param name="stopping">Ends the batch after the message at hand; the rest is given back.</param>
    public async Task SendAsync(
        IEnumerable<Prepared.ToSend> messages, List<Settlement> settled, Func<Ended, Settlement> tell, Action<IReadOnlyCollection<Settlement>> written, CancellationToken stopping)
    {
        using var time = new CancellationTokenSource(queue.TimeToBegin);
        string? closed = null;
        foreach (var message in messages)
        {
            if (closed is not null || time.IsCancellationRequested)
            {
                settled.Add(sending.NotTried(message, closed ?? DeliveryResult.NotTried.OutOfTime.Code));
                continue;
            }
            if (stopping.IsCancellationRequested || await IsHeldAsync(message.Pending))
            {
                settled.Add(sending.GivenBack(message));
                continue;
            }
            var begun = await queue.SettleAsync(settled, message.Pending.Id);
            written(settled);
            settled = [];
            if (!begun)
                continue;
            var ended = await sending.SendAsync(message);
            // Where nobody answered for one, nobody would for the next.
            closed = ended.NotTried;
            settled.Add(tell(ended));
        }
        await queue.SettleAsync(settled);
        written(settled);
    }

    /// <summary>Whoever presses the emergency stop stops the next message, not the next batch.</summary>
    private async ValueTask<bool> IsHeldAsync(PendingMessage message) =>
        (await plans.CurrentAsync(CancellationToken.None)).Content.Content.Stop.Holds(message.Channel, message.Class);
}
