using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Purchases;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>One record of each kind, dated the same day.</summary>
internal static class ClockRecords
{
    public static async Task AddAsync(TemporaryStudio studio, MemberId member, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var id = member.Value;
        await using var context = studio.Context();
        context.Add(new AttributeDateRow { MemberId = id, Attribute = "birthday", Value = day.AddYears(-30) });
        context.Add(new SessionRow
        {
            Key = "dated",
            Names = new("Class", "课"),
            Store = "x",
            Place = new("Hall", "厅"),
            TimeZone = "Asia/Shanghai",
            StartsAt = at,
            EndsAt = at.AddHours(2),
        });
        context.Add(new MemberTagRow { MemberId = id, Tag = "signed-up", Scope = "dated" });
        context.Add(new MemberTagRow { MemberId = id, Tag = "called", Scope = "dated" });
        context.Add(new OrderRow { Id = 1, PublicId = "o1", MemberId = id, Status = "paid", PlacedAt = at, PaidAt = at });
        context.Add(new CouponInstanceRow { Id = 1, PublicId = "c1", Coupon = "gift", MemberId = id, EffectKey = "c1", State = "issued", IssuedAt = at.AddDays(-9), ExpiresAt = at });
        context.Add(new SubscriptionRow { Id = 1, PublicId = "s1", MemberId = id, Product = "milk", State = "paid", StartsAt = at.AddDays(-30), EndsAt = at });
        context.Add(new ChildRow { Id = 1, MemberId = id, DueDate = day });
        context.Add(new PointsLedgerRow { Id = 1, MemberId = id, Amount = 5, Reason = "gift", ExpiresAt = at });
        await context.SaveChangesAsync();
    }
}
