using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Purchases;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>Reads a member's page.</summary>
public sealed class MemberProfiles(IDbContextFactory<StudioDbContext> contexts)
{
    private const int Latest = 20;

    /// <returns>Null when there is no such member in the scope: nobody learns that there is one outside of it.</returns>
    public async Task<MemberProfile?> FindAsync(string publicId, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await context.Set<MemberRow>().AsNoTracking().Within(scope).FirstOrDefaultAsync(row => row.PublicId == publicId, cancellationToken);
        if (member is null)
            return null;
        return new MemberProfile
        {
            Member = member,
            Store = await context.Set<OrgUnitRow>().Where(row => row.Id == member.StoreId).Select(row => row.Names).FirstOrDefaultAsync(cancellationToken),
            Guide = await context.Set<StaffRow>().Where(row => row.Id == member.GuideId).Select(row => row.Names).FirstOrDefaultAsync(cancellationToken),
            ProductLine = await context.Set<ProductLineRow>().Where(row => row.Id == member.ProductLineId).Select(row => row.Names).FirstOrDefaultAsync(cancellationToken),
            Attributes = await ProfileAttributes.ReadAsync(context, member.Id, cancellationToken),
            Tags = await TagsAsync(context, member.Id, cancellationToken),
            Consents = await context.Set<MemberConsentRow>().AsNoTracking().Where(row => row.MemberId == member.Id).ToListAsync(cancellationToken),
            Ledger = await context.Set<ConsentEntryRow>().AsNoTracking().Where(row => row.MemberId == member.Id).OrderByDescending(row => row.At).Take(Latest).ToListAsync(cancellationToken),
            Suppressions = await SuppressionsAsync(context, member, cancellationToken),
            Children = await context.Set<ChildRow>().AsNoTracking().Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken),
            Coupons = await CouponsAsync(context, member.Id, cancellationToken),
            Orders = await context.Set<OrderRow>().AsNoTracking().Where(row => row.MemberId == member.Id)
                .OrderByDescending(row => row.PlacedAt).Take(Latest).ToListAsync(cancellationToken),
            Subscriptions = await context.Set<SubscriptionRow>().AsNoTracking().Where(row => row.MemberId == member.Id).OrderByDescending(row => row.EndsAt).Take(Latest).ToListAsync(cancellationToken),
            Points = await context.Set<PointsLedgerRow>().AsNoTracking().Where(row => row.MemberId == member.Id).OrderByDescending(row => row.At).Take(Latest).ToListAsync(cancellationToken),
            Enrollments = await EnrollmentsAsync(context, member.Id, cancellationToken),
        };
    }

    /// <summary>Public id of a member by number.</summary>
    public async Task<string?> PublicIdAsync(long member, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberRow>().Where(row => row.Id == member).Select(row => row.PublicId).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<SuppressionRow>> SuppressionsAsync(StudioDbContext context, MemberRow member, CancellationToken cancellationToken)
    {
        var addresses = await context.Set<MemberAddressRow>().AsNoTracking().Where(row => row.MemberId == member.Id).Select(row => new { row.Channel, row.Address }).ToListAsync(cancellationToken);
        var known = addresses.Select(row => (row.Channel, row.Address))
            .Append((ChannelKeys.Email, member.Email ?? "")).Append((ChannelKeys.Sms, member.Phone ?? ""))
            .Where(address => address.Item2.Length > 0)
            .Select(address => (address.Item1, Folded: SuppressionRow.Fold(address.Item1, address.Item2))).ToList();
        var folded = known.ConvertAll(address => address.Folded);
        var rows = await context.Set<SuppressionRow>().AsNoTracking().Where(row => folded.Contains(row.Address)).ToListAsync(cancellationToken);
        return rows.FindAll(row => known.Contains((row.Channel, row.Address)));
    }

    private static async Task<IReadOnlyList<ProfileTag>> TagsAsync(StudioDbContext context, long memberId, CancellationToken cancellationToken)
    {
        var carried = await context.Set<MemberTagRow>().AsNoTracking().Where(row => row.MemberId == memberId).ToListAsync(cancellationToken);
        var keys = carried.ConvertAll(row => row.Tag);
        var known = await context.Set<TagRow>().AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        var scopes = carried.ConvertAll(row => row.Scope);
        var sessions = await context.Set<SessionRow>().AsNoTracking().Where(row => scopes.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        return [.. from row in carried
                   let tag = known.GetValueOrDefault(row.Tag)
                   orderby row.At descending
                   select new ProfileTag(row.Tag, row.Scope, row.At, tag?.Names, tag?.Group ?? "", sessions.GetValueOrDefault(row.Scope)?.Names) { Color = tag?.Color ?? "" }];
    }

    private static async Task<IReadOnlyList<ProfileCoupon>> CouponsAsync(StudioDbContext context, long memberId, CancellationToken cancellationToken)
    {
        var held = await context.Set<CouponInstanceRow>().AsNoTracking().Where(row => row.MemberId == memberId)
            .OrderByDescending(row => row.Id).Take(Latest).ToListAsync(cancellationToken);
        var keys = held.ConvertAll(row => row.Coupon);
        var names = await context.Set<CouponRow>().AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken);
        return held.ConvertAll(row => new ProfileCoupon(row.Coupon, names.GetValueOrDefault(row.Coupon), row.State, row.IssuedAt, row.ExpiresAt));
    }

    private static async Task<IReadOnlyList<ProfileEnrollment>> EnrollmentsAsync(StudioDbContext context, long memberId, CancellationToken cancellationToken)
    {
        var enrollments = await (
            from row in context.Set<EnrollmentRow>()
            join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
            join version in context.Set<JourneyVersionRow>() on row.VersionId equals version.Id
            where row.MemberId == memberId
            orderby row.Id descending
            select new ProfileEnrollment
            {
                Id = row.Id,
                DefinitionId = journey.DefinitionId,
                Journey = journey.Name,
                VersionId = version.Id,
                Version = version.Number,
                State = row.State,
                Reason = row.Reason,
                EnteredAt = row.EnteredAt,
                EndedAt = row.EndedAt,
            }).Take(Latest).ToListAsync(cancellationToken);
        var tokens = await context.Set<TokenRow>().Where(row => row.MemberId == memberId)
            .Select(row => new { row.EnrollmentId, row.Activity }).ToListAsync(cancellationToken);
        var standing = tokens.ToLookup(row => row.EnrollmentId, row => row.Activity);
        return enrollments.ConvertAll(enrollment => enrollment with { Standing = [.. standing[enrollment.Id]] });
    }
}
