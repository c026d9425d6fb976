using System.Collections.Concurrent;
using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>This process's hands on the outbox: takes what is due of a channel and not stopped, and writes how it ended.</summary>
public sealed class OutboxQueue(
    MessageOutbox outbox, CarrierDirectory carriers, IOptions<RuntimeOptions> options, RuntimeClock clock, TimeProvider time, ILogger<OutboxQueue> logger)
{
    /// <summary>Where messages go one by one, so many are in hand at once: what a process that dies had in hand waits for the end of its claim.</summary>
    private const int FewWhereOneByOne = 20;

    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);
    private static readonly ImmutableArray<MessageClass> Order = [MessageClass.Reply, MessageClass.Service, MessageClass.Marketing];

    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Claims whose answer was lost, by channel: they may have been made.</summary>
    private readonly ConcurrentDictionary<string, OutboxClaim> lost = new(StringComparer.Ordinal);

    public async ValueTask<List<PendingMessage>> ClaimAsync(string channel, WorkspaceContent content, CancellationToken cancellationToken)
    {
        if (lost.TryGetValue(channel, out var before))
        {
            await outbox.GiveBackAsync(before, cancellationToken);
            lost.TryRemove(channel, out _);
        }
        var now = clock.Now;
        var harmless = carriers.For(channel).RepeatsAreHarmless;
        var most = harmless ? options.Value.DispatchBatch : Math.Min(options.Value.DispatchBatch, FewWhereOneByOne);
        var lanes = Order.Where(messageClass => !content.Stop.Holds(channel, messageClass)).Select(messageClass => OutboxLanes.Of(channel, messageClass)).ToList();
        if (lanes.Count == 0)
            return [];
        var claim = new OutboxClaim(owner, channel, lanes, now, now + options.Value.DispatchLease, most) { Begins = harmless };
        try
        {
            return await outbox.ClaimAsync(claim, cancellationToken);
        }
        catch (Exception trouble) when (StorageTrouble.Is(trouble))
        {
            lost[channel] = claim;
            throw;
        }
    }

    /// <summary>After this long no further message of a batch is begun: what is begun must end before its claim does.</summary>
    public TimeSpan TimeToBegin => options.Value.DispatchLease / 3;

    /// <summary>Writes how attempts ended, and begins the next one with it. What the other side has taken must not be forgotten: while the database is away, this waits for it.</summary>
    /// <returns>Whether the next one was begun.</returns>
    public async ValueTask<bool> SettleAsync(IReadOnlyCollection<Settlement> settlements, long? next = null)
    {
        if (settlements.Count == 0 && next is null)
            return false;
        // Afterwards others have taken the messages over.
        for (var until = clock.Now + (options.Value.DispatchLease / 2); ;)
        {
            try
            {
                return await outbox.SettleAndBeginAsync(owner, settlements, next, clock.Now, CancellationToken.None);
            }
            catch (Exception trouble) when (StorageTrouble.Is(trouble) && clock.Now < until)
            {
                logger.SettlingWaits(trouble, settlements.Count, PauseAfterTrouble);
                await Task.Delay(PauseAfterTrouble, time, CancellationToken.None);
            }
        }
    }

    public ValueTask<int> TakeBackClaimsAsync(CancellationToken cancellationToken) => outbox.TakeBackClaimsAsync(owner, cancellationToken);
}
