using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Reads all that rendering and the last check need of claimed messages.</summary>
internal sealed class ClaimReader(Link link, OutboxClaim wanted)
{
    private static readonly SnapshotNeeds Needs = new() { Addresses = true, Coupons = true };

    /// <returns>The messages, and those that hold rubbish or whose member does, each with the kind of error: they hold up nobody else's.</returns>
    public (List<PendingMessage> Messages, List<Settlement> Unreadable) Read(List<ClaimedMessage> claims)
    {
        try
        {
            return (Complete(claims), []);
        }
        catch (Exception exception) when (Readable.Cannot(exception))
        {
            link.EndQueries();
            return OneByOne(claims);
        }
    }

    private (List<PendingMessage> Messages, List<Settlement> Unreadable) OneByOne(List<ClaimedMessage> claims)
    {
        var messages = new List<PendingMessage>();
        var unreadable = new List<Settlement>();
        foreach (var claim in claims)
        {
            try
            {
                messages.AddRange(Complete([claim]));
            }
            catch (Exception exception) when (Readable.Cannot(exception))
            {
                link.EndQueries();
                unreadable.Add(new Settlement.Failed($"unreadable: {exception.GetType().Name}") { Message = claim.Id });
            }
        }
        return (messages, unreadable);
    }

    private List<PendingMessage> Complete(List<ClaimedMessage> claims)
    {
        var records = claims.ToDictionary(claim => claim.Id, claim => RecordsJson.Read(claim.Records));
        var members = new SnapshotQuery(link, [.. claims.Select(claim => claim.Member).Distinct()], NeedsOf(claims), wanted.Now, complete: true).Read(new WorkspaceContent().Zone);
        var sessions = SessionReader.Read(link, [.. records.Values.Select(known => known.GetValueOrDefault(RecordKinds.Session)).OfType<string>().Distinct()]);
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
            Records = records[claim.Id],
            Values = ValuesJson.Read(claim.Values),
            RecordedAt = claim.RecordedAt,
            ExpiresAt = claim.ExpiresAt,
            Attempts = claim.Attempts,
            OutcomeUnknown = claim.OutcomeUnknown,
            ClaimedByOther = claim.ClaimedByOther,
            Version = new VersionId(claim.Version),
            Depth = claim.Depth,
            Body = claim.Body,
            StillIf = StillIf(claim),
            Member = members[claim.Member],
            Session = records[claim.Id].TryGetValue(RecordKinds.Session, out var key) ? sessions.GetValueOrDefault(key) : null,
        })];
    }

    /// <summary>Whoever is meant now: people change stores. Nobody is an empty address.</summary>
    private static string Staff(ClaimedMessage claim, Dictionary<(long Member, string Role), string> staff) =>
        staff.GetValueOrDefault((claim.Member, claim.Address)) ?? staff.GetValueOrDefault((claim.Member, StaffRoles.Manager)) ?? "";

    private static SnapshotNeeds NeedsOf(List<ClaimedMessage> claims) =>
        claims.Select(StillIf).OfType<Rule>().Aggregate(Needs, (needs, rule) => needs.With(RuleReads.Needs(rule)));

    private static Rule? StillIf(ClaimedMessage claim) => claim.StillIf is null ? null : RuleJson.Parse(JsonElement.Parse(claim.StillIf)).Value;
}
