using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>This process's hands on the outbox: takes what is due of a channel and not stopped, and writes how it ended.</summary>
public sealed class OutboxQueue(MessageOutbox outbox, CarrierDirectory carriers, IOptions<RuntimeOptions> options, RuntimeClock clock)
{
    /// <summary>Where a repeat is no harm, a crash costs nothing. Elsewhere everything that was in hand is unknown after it, so little is taken in hand.</summary>
    private const int FewWhereRepeatsHarm = 20;

    private static readonly ImmutableArray<MessageClass> Order = [MessageClass.Reply, MessageClass.Service, MessageClass.Marketing];

    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    public ValueTask<List<PendingMessage>> ClaimAsync(string channel, WorkspaceContent content, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var most = carriers.For(channel).RepeatsAreHarmless ? options.Value.DispatchBatch : Math.Min(options.Value.DispatchBatch, FewWhereRepeatsHarm);
        var lanes = Order.Where(messageClass => !content.Stop.Holds(channel, messageClass)).Select(messageClass => OutboxLanes.Of(channel, messageClass)).ToList();
        return lanes.Count == 0 ? ValueTask.FromResult<List<PendingMessage>>([]) : outbox.ClaimAsync(new OutboxClaim(owner, channel, lanes, now, now + options.Value.DispatchLease, most), cancellationToken);
    }

    /// <summary>After this long no further message of a batch is begun: what is begun must end before its claim does.</summary>
    public TimeSpan TimeToBegin => options.Value.DispatchLease / 3;

    public ValueTask SettleAsync(IReadOnlyCollection<Settlement> settlements) => outbox.SettleAsync(owner, settlements, clock.Now, CancellationToken.None);

    public ValueTask<int> TakeBackClaimsAsync(CancellationToken cancellationToken) => outbox.TakeBackClaimsAsync(owner, cancellationToken);
}
