using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Messages;

/// <summary>The way of messages out of the house: claimed with a lease, settled once. One recipient's trouble touches only their own rows.</summary>
public sealed class MessageOutbox(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    private static readonly SnapshotNeeds Needs = new() { Addresses = true, Coupons = true };

    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>Claims due messages, the oldest first, with all that their rendering reads.</summary>
    public async ValueTask<List<PendingMessage>> ClaimAsync(OutboxClaim wanted, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var writer = new OutboxWriter(link);
        if (!writer.AnyDue(wanted))
            return [];
        var claims = await link.WriteAsync(gate, WritePriority.Advancing, () => writer.Claim(wanted), cancellationToken);
        var members = new SnapshotReader(link).Read([.. claims.Select(claim => claim.Member).Distinct()], NeedsOf(claims), new WorkspaceContent().Zone, wanted.Now, complete: true);
        var sessions = SessionReader.Read(link, [.. claims.Select(claim => claim.Records.GetValueOrDefault(RecordKinds.Session)).OfType<string>().Distinct()]);
        var staff = wanted.Channel == ChannelKeys.Staff ? new StaffReader(link).Read(claims.Select(claim => claim.Member).Distinct()) : [];
        return [.. claims.Select(claim => new PendingMessage
        {
            Id = claim.Id,
            Key = claim.Key,
            Channel = claim.Channel,
            Address = claim.Channel == ChannelKeys.Staff ? Staff(claim, staff) : claim.Address,
            Template = claim.Template,
            Class = MessageStates.Class(claim.Class),
            EntryKey = claim.EntryKey,
            Records = claim.Records,
            ExpiresAt = claim.ExpiresAt,
            Attempts = claim.Attempts,
            OutcomeUnknown = claim.OutcomeUnknown,
            ClaimedByOther = claim.ClaimedByOther,
            Version = new VersionId(claim.Version),
            Depth = claim.Depth,
            Body = claim.Body,
            StillIf = StillIf(claim),
            Member = members[claim.Member],
            Session = claim.Records.TryGetValue(RecordKinds.Session, out var key) ? sessions.GetValueOrDefault(key) : null,
        })];
    }

    /// <summary>Writes how attempts ended, with the events that tell of it, all in one transaction. A settlement whose claim has been lost to another owner does nothing.</summary>
    public async ValueTask SettleAsync(string owner, IReadOnlyCollection<Settlement> settlements, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var events = await ids.TakeAsync(IdNames.Event, settlements.Sum(settlement => settlement.Events.Length), WritePriority.Advancing, cancellationToken);
        using var link = await links.UseAsync(cancellationToken);
        await link.WriteAsync(gate, WritePriority.Advancing, () => Settle(link, owner, settlements, events.Again(), now), cancellationToken);
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

    /// <summary>Whoever is meant now: people change stores. Nobody is an empty address.</summary>
    private static string Staff(ClaimedMessage claim, Dictionary<(long Member, string Role), string> staff) =>
        staff.GetValueOrDefault((claim.Member, claim.Address)) ?? staff.GetValueOrDefault((claim.Member, StaffRoles.Manager)) ?? "";

    private static int Settle(Link link, string owner, IReadOnlyCollection<Settlement> settlements, IdBlock events, DateTimeOffset now)
    {
        var outbox = new OutboxWriter(link);
        var settled = settlements.Where(settlement => outbox.Settle(owner, settlement, now)).ToList();
        var told = settled.SelectMany(settlement => settlement.Events).ToList();
        if (told.Count > 0)
            new EventWriter(link, new MemberFinder(link, events, now), new MemberEditor(link, now), ListenedEvents.Nobody, events, now).Write(told);
        return settled.Count;
    }

    private static SnapshotNeeds NeedsOf(List<ClaimedMessage> claims) =>
        claims.Select(StillIf).OfType<Rule>().Aggregate(Needs, (needs, rule) => needs.With(RuleReads.Needs(rule)));

    private static Rule? StillIf(ClaimedMessage claim) => claim.StillIf is null ? null : RuleJson.Parse(JsonElement.Parse(claim.StillIf)).Value;
}
