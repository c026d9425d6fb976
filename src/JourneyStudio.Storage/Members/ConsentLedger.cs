using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Members;

/// <summary>Grants and withdrawals: what is in force, and every time it was said. Used inside the transaction of its caller.</summary>
public static class ConsentLedger
{
    /// <summary>Sets a consent. What stood already keeps its date and source; the ledger gets a row for every marketing consent that is said, and for service when it changes.</summary>
    public static async Task SetAsync(
        StudioDbContext context, long member, Consent consent, bool granted, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var purpose = ConsentPurposes.Write(consent.Purpose);
        var row = await context.Set<MemberConsentRow>().FindAsync([member, consent.Channel, purpose], cancellationToken);
        var changes = row?.Granted != granted;
        if (row is null)
            context.Add(new MemberConsentRow { MemberId = member, Channel = consent.Channel, Purpose = purpose, Granted = granted, Source = source, At = now });
        else if (changes)
            (row.Granted, row.Source, row.At) = (granted, source, now);
        if ((changes || consent.Purpose == MessagePurpose.Marketing)
            && await context.Set<ConsentEntryRow>().FindAsync([member, consent.Channel, purpose, now, granted], cancellationToken) is null)
            context.Add(new ConsentEntryRow { MemberId = member, Channel = consent.Channel, Purpose = purpose, At = now, Granted = granted, Source = source });
    }
}
