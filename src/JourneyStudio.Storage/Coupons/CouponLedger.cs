using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Coupons;

/// <summary>What becomes of a coupon in a member's hands. Every change is conditional on the state before it, so that of any number of tries one wins; its event stands in the same transaction.</summary>
public sealed class CouponLedger(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids)
{
    /// <summary>How many coupons can be used for one order.</summary>
    public const int MostPerOrder = 20;

    /// <summary>Key of an instance that another system gave out.</summary>
    public static string KeyOf(string external) => $"api:{external}";

    /// <summary>The coupon by what the member shows at the till, or by its key.</summary>
    public async Task<CouponInstanceRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var external = KeyOf(id);
        return await context.Set<CouponInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PublicId == id || row.EffectKey == id || row.EffectKey == external, cancellationToken);
    }

    /// <summary>The member takes it, as long as there are any.</summary>
    public Task<CouponTurn> ClaimAsync(CouponInstanceRow held, DateTimeOffset now, CancellationToken cancellationToken) => TurnAsync(
        held,
        CouponEvents.Claimed,
        [],
        now,
        async context =>
        {
            var claimed = await Open(context, held, CouponStates.Issued, now)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, CouponStates.Claimed).SetProperty(r => r.ClaimedAt, now), cancellationToken);
            if (claimed == 0)
                return CouponTurn.Late;
            var inStock = await context.Set<CouponRow>().Where(row => row.Key == held.Coupon && (row.Stock == null || row.Claimed < row.Stock))
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Claimed, r => r.Claimed + 1), cancellationToken);
            return inStock == 0 ? CouponTurn.SoldOut : CouponTurn.Won;
        },
        cancellationToken);

    /// <summary>It is used.</summary>
    /// <param name="held">The coupon.</param>
    /// <param name="store">Key of the store; null: not told.</param>
    /// <param name="order">Key of the order it is used for; null: not told.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public Task<CouponTurn> RedeemAsync(CouponInstanceRow held, string? store, string? order, DateTimeOffset now, CancellationToken cancellationToken) => TurnAsync(
        held,
        CouponEvents.Redeemed,
        [("store", store), (RecordKinds.Order, order)],
        now,
        async context =>
        {
            if (order is not null && await context.Set<CouponInstanceRow>().CountAsync(row => row.OrderKey == order, cancellationToken) >= MostPerOrder)
                return CouponTurn.TooMany;
            return await Open(context, held, CouponStates.Claimed, now)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, CouponStates.Redeemed).SetProperty(r => r.RedeemedAt, now).SetProperty(r => r.OrderKey, order), cancellationToken) == 0
                ? CouponTurn.Late
                : CouponTurn.Won;
        },
        cancellationToken);

    /// <summary>What it was used for is given back, and the coupon with it.</summary>
    public Task<CouponTurn> RefundAsync(CouponInstanceRow held, DateTimeOffset now, CancellationToken cancellationToken) => TurnAsync(
        held,
        CouponEvents.Refunded,
        [],
        now,
        async context => await context.Set<CouponInstanceRow>().Where(row => row.Id == held.Id && row.State == CouponStates.Redeemed)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, CouponStates.Refunded).SetProperty(r => r.RefundedAt, now), cancellationToken) == 0
            ? CouponTurn.Late
            : CouponTurn.Won,
        cancellationToken);

    /// <summary>Adds the event of a change to its transaction.</summary>
    internal static void Tell(StudioDbContext context, long eventId, CouponInstanceRow held, string name, DateTimeOffset now, IReadOnlyDictionary<string, AttributeValue> more)
    {
        var properties = CouponEvents.Properties(held.Coupon, held.EffectKey, held.Scope);
        foreach (var (key, value) in more)
            properties[key] = value;
        context.Add(new EventKeyRow { Source = CouponEvents.Source, Key = CouponEvents.KeyOf(held.EffectKey, name), EventId = eventId, At = now });
        context.Add(new EventRow
        {
            Id = eventId,
            MemberId = held.MemberId,
            Slot = SlotLease.SlotOf(new MemberId(held.MemberId)),
            Name = name,
            Source = CouponEvents.Source,
            At = now,
            StoredAt = now,
            Properties = PropertyJson.Write(properties),
        });
    }

    private static IQueryable<CouponInstanceRow> Open(StudioDbContext context, CouponInstanceRow held, string state, DateTimeOffset now) =>
        context.Set<CouponInstanceRow>().Where(row => row.Id == held.Id && row.State == state && (row.ExpiresAt == null || row.ExpiresAt > now));

    private async Task<CouponTurn> TurnAsync(
        CouponInstanceRow held, string name, (string Key, string? Value)[] more, DateTimeOffset now, Func<StudioDbContext, Task<CouponTurn>> change, CancellationToken cancellationToken)
    {
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await change(context) is not CouponTurn.Won and var lost)
            return lost;
        Tell(context, eventId, held, name, now, more.Where(one => one.Value is not null).ToDictionary(one => one.Key, AttributeValue (one) => new AttributeValue.Text(one.Value!)));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return CouponTurn.Won;
    }
}
