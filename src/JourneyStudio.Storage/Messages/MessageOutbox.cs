using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Messages;

/// <summary>The way of messages out of the house: claimed with a lease, settled once. One recipient's trouble touches only their own rows.</summary>
public sealed class MessageOutbox(DatabaseLinks database, WriteGate gate, IdBlocks ids, ListenedEvents listened) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>Claims due messages, the oldest first, with all that their rendering reads. One that cannot be read fails visibly.</summary>
    public async ValueTask<List<PendingMessage>> ClaimAsync(OutboxClaim wanted, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var writer = new OutboxWriter(link);
        if (!writer.AnyDue(wanted))
            return [];
        var claims = await link.WriteAsync(gate, WritePriority.Advancing, () => writer.Claim(wanted), cancellationToken);
        var (messages, unreadable) = new ClaimReader(link, wanted).Read(claims);
        if (unreadable.Count > 0)
            await link.WriteAsync(gate, WritePriority.Advancing, () => new SettlementWriter(link, wanted.Owner, wanted.Now).Write(unreadable), cancellationToken);
        return messages;
    }

    /// <summary>Writes how attempts ended, with the events that tell of it, all in one transaction. A settlement whose claim has been lost to another owner does nothing.</summary>
    public async ValueTask SettleAsync(string owner, IReadOnlyCollection<Settlement> settlements, DateTimeOffset now, CancellationToken cancellationToken) =>
        await SettleAndBeginAsync(owner, settlements, null, now, cancellationToken);

    /// <summary>Writes how attempts ended and begins the next one in the same transaction: where messages go one by one, each costs one commit.</summary>
    /// <param name="owner">Who claimed them.</param>
    /// <param name="settlements">How the attempts ended.</param>
    /// <param name="next">The message to be handed over next; null for none.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>Whether the next one was begun; false when its claim has been lost.</returns>
    public async ValueTask<bool> SettleAndBeginAsync(string owner, IReadOnlyCollection<Settlement> settlements, long? next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var events = await ids.TakeAsync(IdNames.Event, settlements.Sum(settlement => settlement.Events.Length), WritePriority.Advancing, cancellationToken);
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(
            gate,
            WritePriority.Advancing,
            () =>
            {
                Settle(link, owner, settlements, events.Again(), now);
                return next is { } message && new OutboxWriter(link).Begin(owner, message, now);
            },
            _ => true,
            cancellationToken);
    }

    /// <summary>Gives back what an owner holds of a channel because the answer to a claim was lost. None of it has been handed over.</summary>
    public async ValueTask GiveBackAsync(OutboxClaim wanted, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        await link.WriteAsync(
            gate,
            WritePriority.Advancing,
            () =>
            {
                new OutboxWriter(link).GiveBack(wanted);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Ends the leases of other owners at once. Only for the start of a process that is the only one to write.</summary>
    /// <returns>How many messages were in their hands.</returns>
    public async ValueTask<int> TakeBackClaimsAsync(string owner, CancellationToken cancellationToken)
    {
        // Others are at work; the claims of one that has died run out.
        if (database.Shared)
            return 0;
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(
            gate,
            WritePriority.Advancing,
            () => link.Sql("update outbox set due = 0, leased_until = null where leased_by is not null and leased_by <> ?1").Set(1, owner).Run(),
            cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private void Settle(Link link, string owner, IReadOnlyCollection<Settlement> settlements, IdBlock events, DateTimeOffset now)
    {
        var told = new SettlementWriter(link, owner, now).Write(settlements).SelectMany(settlement => settlement.Events).ToList();
        if (told.Count > 0)
            new EventWriter(link, new MemberFinder(link, events, now), new MemberEditor(link, now), listened, events, now).Write(told);
    }
}
