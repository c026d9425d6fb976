using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Merging;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Merging;

/// <summary>Says what a merge would do, before anybody does it.</summary>
public sealed class MergePreviews(IDbContextFactory<StudioDbContext> contexts)
{
    /// <returns>Null when one of the two is not a member who is there, in the scope.</returns>
    public async Task<MergePreview?> ReadAsync(string survivorId, string duplicateId, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, survivorId, scope, cancellationToken) is not { } survivor || await FindAsync(context, duplicateId, scope, cancellationToken) is not { } duplicate || survivor.Id == duplicate.Id)
            return null;
        var places = new Dictionary<(string Field, string Key), LocalText>();
        return new MergePreview
        {
            Survivor = survivor,
            Duplicate = duplicate,
            Conflicts = await ConflictsAsync(context, survivor, duplicate, places, cancellationToken),
            Places = places,
            Moves = await MovesAsync(context, duplicate, cancellationToken),
            Ends = await EndsAsync(context, survivor.Id, duplicate.Id, cancellationToken),
            Consents = await ConsentsAsync(context, survivor, duplicate, cancellationToken),
        };
    }

    private static Task<MemberRow?> FindAsync(StudioDbContext context, string publicId, Scope scope, CancellationToken cancellationToken) => context.Set<MemberRow>().AsNoTracking().Within(scope)
        .FirstOrDefaultAsync(row => row.PublicId == publicId && row.StaffId == null && (row.State == "active" || row.State == "blocked"), cancellationToken);

    private static async Task<IReadOnlyList<MergeConflict>> ConflictsAsync(
        StudioDbContext context, MemberRow survivor, MemberRow duplicate, Dictionary<(string Field, string Key), LocalText> places, CancellationToken cancellationToken)
    {
        var conflicts = new List<MergeConflict>();
        Compare(BuiltInAttributes.Name, survivor.Name, duplicate.Name);
        Compare(BuiltInAttributes.Phone, survivor.Phone, duplicate.Phone, isAddress: true);
        Compare(BuiltInAttributes.Email, survivor.Email, duplicate.Email, isAddress: true);
        Compare(MemberColumns.ExternalId, survivor.ExternalId, duplicate.ExternalId);
        Compare(BuiltInAttributes.City, survivor.City, duplicate.City);
        Compare(BuiltInAttributes.Stage, survivor.Stage, duplicate.Stage);
        Compare(BuiltInAttributes.Level, survivor.Level, duplicate.Level);
        Compare(MemberColumns.Language, survivor.Language, duplicate.Language);
        Compare(MemberColumns.Zone, survivor.TimeZone, duplicate.TimeZone);
        Compare(BuiltInAttributes.Store, await StoreAsync(survivor), await StoreAsync(duplicate));
        Compare(MemberColumns.Guide, await GuideAsync(survivor), await GuideAsync(duplicate));
        var own = (await ProfileAttributes.ReadAsync(context, survivor.Id, cancellationToken)).DistinctBy(value => value.Key).ToDictionary(value => value.Key);
        foreach (var value in (await ProfileAttributes.ReadAsync(context, duplicate.Id, cancellationToken)).DistinctBy(value => value.Key))
            Compare(value.Key, own.GetValueOrDefault(value.Key)?.Value.ToText(), value.Value.ToText());
        var addresses = await context.Set<MemberAddressRow>().AsNoTracking().Where(row => row.MemberId == survivor.Id || row.MemberId == duplicate.Id).ToListAsync(cancellationToken);
        // An address that stands in the member's own row too is one choice.
        var known = conflicts.Select(conflict => conflict.Key == BuiltInAttributes.Phone ? ChannelKeys.Sms : conflict.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var channel in addresses.GroupBy(row => row.Channel).Where(group => !known.Contains(group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal))
            Compare(channel.Key, channel.FirstOrDefault(row => row.MemberId == survivor.Id)?.Address, channel.FirstOrDefault(row => row.MemberId == duplicate.Id)?.Address, isAddress: true);
        return conflicts;

        void Compare(string key, string? one, string? other, bool isAddress = false)
        {
            if (!string.IsNullOrEmpty(one) && !string.IsNullOrEmpty(other) && one != other)
                conflicts.Add(new MergeConflict(key, isAddress, one, other));
        }

        async Task<string?> StoreAsync(MemberRow member) =>
            await context.Set<OrgUnitRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == member.StoreId, cancellationToken) is { } store ? Placed(BuiltInAttributes.Store, store.Key, store.Names) : null;

        async Task<string?> GuideAsync(MemberRow member) =>
            await context.Set<StaffRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == member.GuideId, cancellationToken) is { } guide ? Placed(MemberColumns.Guide, guide.Key, guide.Names) : null;

        string Placed(string field, string key, LocalText names)
        {
            places[(field, key)] = names;
            return key;
        }
    }

    private static async Task<IReadOnlyList<MergeMove>> MovesAsync(StudioDbContext context, MemberRow duplicate, CancellationToken cancellationToken)
    {
        var id = duplicate.Id;
        MergeMove[] moves =
        [
            new("enrollment", await context.Set<EnrollmentRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("tag", await context.Set<MemberTagRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("message", await context.Set<MessageRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("event", await context.Set<EventRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("task", await context.Set<GuideTaskRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("order", await context.Set<OrderRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("coupon", await context.Set<CouponInstanceRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("subscription", await context.Set<SubscriptionRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("child", await context.Set<ChildRow>().LongCountAsync(row => row.MemberId == id, cancellationToken)),
            new("points", duplicate.Points),
        ];
        return [.. moves.Where(move => move.Count != 0)];
    }

    private static async Task<IReadOnlyList<MergeEnding>> EndsAsync(StudioDbContext context, long survivor, long duplicate, CancellationToken cancellationToken)
    {
        var active = await (
            from row in context.Set<EnrollmentRow>().AsNoTracking()
            join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
            where row.State == "active" && (row.MemberId == survivor || row.MemberId == duplicate)
            select new { row.Id, row.JourneyId, row.EntryKey, row.EnteredAt, row.MemberId, journey.Name }).ToListAsync(cancellationToken);
        return [.. active.GroupBy(row => (row.JourneyId, row.EntryKey)).Where(same => same.Count() > 1)
            .Select(same => same.OrderBy(row => row.EnteredAt).ThenBy(row => row.Id).Last())
            .OrderBy(row => row.EnteredAt).Select(row => new MergeEnding(row.Name, row.EntryKey, row.EnteredAt, row.MemberId == survivor))];
    }

    private static async Task<IReadOnlyList<MergeConsent>> ConsentsAsync(StudioDbContext context, MemberRow survivor, MemberRow duplicate, CancellationToken cancellationToken)
    {
        var (one, other) = (await BookAsync(context, survivor, cancellationToken), await BookAsync(context, duplicate, cancellationToken));
        var holds = ConsentBook.Stricter(one, other);
        return [.. one.Granted.Union(other.Granted).Where(consent => one.Granted.Contains(consent) != other.Granted.Contains(consent) || !holds.Contains(consent))
            .OrderBy(consent => consent.Channel, StringComparer.Ordinal).ThenBy(consent => consent.Purpose)
            .Select(consent => new MergeConsent(consent.Channel, ConsentPurposes.Write(consent.Purpose), one.Granted.Contains(consent), other.Granted.Contains(consent), holds.Contains(consent)))];
    }

    private static async Task<ConsentBook> BookAsync(StudioDbContext context, MemberRow member, CancellationToken cancellationToken)
    {
        var said = await context.Set<MemberConsentRow>().AsNoTracking().Where(row => row.MemberId == member.Id).ToListAsync(cancellationToken);
        var channels = (await context.Set<MemberAddressRow>().AsNoTracking().Where(row => row.MemberId == member.Id).Select(row => row.Channel).ToListAsync(cancellationToken)).Select(ChannelKeys.Account).ToHashSet();
        if (member.Phone is { Length: > 0 })
            channels.Add(ChannelKeys.Sms);
        if (member.Email is { Length: > 0 })
            channels.Add(ChannelKeys.Email);
        return new ConsentBook(Of(granted: true), Of(granted: false), channels);

        HashSet<Consent> Of(bool granted) => [.. said.Where(row => row.Granted == granted).Select(row => new Consent(row.Channel, ConsentPurposes.Read(row.Purpose)))];
    }
}
