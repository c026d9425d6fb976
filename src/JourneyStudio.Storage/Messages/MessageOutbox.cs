using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Messages;

/// <summary>The way of messages out of the house: claimed with a lease, settled once. One recipient's trouble touches only their own rows.</summary>
public sealed class MessageOutbox(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private static readonly SnapshotNeeds Needs = new() { Addresses = true, Coupons = true };

    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>Claims due messages, the oldest first, with all that their rendering reads.</summary>
    /// <param name="owner">Who claims; only they can settle.</param>
    /// <param name="now">Messages due at or before this are due.</param>
    /// <param name="until">When the claim runs out and others may take the message over.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    public async ValueTask<List<PendingMessage>> ClaimAsync(string owner, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var writer = new OutboxWriter(link);
        if (!writer.AnyDue(now))
            return [];
        var claims = await link.WriteAsync(gate, WritePriority.Advancing, () => writer.Claim(owner, now, until, most), cancellationToken);
        var members = new SnapshotReader(link).Read([.. claims.Select(claim => claim.Member).Distinct()], Needs, new WorkspaceContent().Zone, now, complete: true);
        var sessions = SessionReader.Read(link, [.. claims.Select(claim => claim.Records.GetValueOrDefault(RecordKinds.Session)).OfType<string>().Distinct()]);
        return [.. claims.Select(claim => new PendingMessage
        {
            Id = claim.Id,
            Key = claim.Key,
            Channel = claim.Channel,
            Address = claim.Address,
            Template = claim.Template,
            Class = MessageStates.Class(claim.Class),
            EntryKey = claim.EntryKey,
            Records = claim.Records,
            ExpiresAt = claim.ExpiresAt,
            Attempts = claim.Attempts,
            OutcomeUnknown = claim.OutcomeUnknown,
            ClaimedByOther = claim.ClaimedByOther,
            Member = members[claim.Member],
            Session = claim.Records.TryGetValue(RecordKinds.Session, out var key) ? sessions.GetValueOrDefault(key) : null,
        })];
    }

    /// <summary>Writes how attempts ended, all in one transaction. A settlement whose claim has been lost to another owner does nothing.</summary>
    public async ValueTask SettleAsync(string owner, IReadOnlyCollection<Settlement> settlements, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var writer = new OutboxWriter(link);
        await link.WriteAsync(gate, WritePriority.Advancing, () => settlements.Count(settlement => writer.Settle(owner, settlement, now)), cancellationToken);
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
}
