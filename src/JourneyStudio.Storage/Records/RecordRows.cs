using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Records;

/// <summary>Writes one record of another system into its row.</summary>
/// <param name="context">The context of the transaction.</param>
/// <param name="newId">Id for a row that is made.</param>
/// <param name="now">Now.</param>
internal sealed class RecordRows(StudioDbContext context, long newId, DateTimeOffset now)
{
    /// <summary>Coupons that changed with the record, and how.</summary>
    public List<(CouponInstanceRow Instance, string Event)> Told { get; } = [];

    /// <summary>What the change of a row means, where that has a name of its own.</summary>
    public Dictionary<object, string> Meaning { get; } = [];

    public Task<RecordOutcome> WriteAsync(IncomingRecord record, MemberRow member, CancellationToken cancellationToken) => record switch
    {
        IncomingRecord.Order order => OrderAsync(order, member.Id, cancellationToken),
        IncomingRecord.Subscription subscription => SubscriptionAsync(subscription, member.Id, cancellationToken),
        IncomingRecord.Child child => ChildAsync(child, member.Id, cancellationToken),
        IncomingRecord.Coupon coupon => CouponAsync(coupon, member.Id, cancellationToken),
        _ => throw new NotSupportedException($"There are no rows for {record.GetType().Name}."),
    };

    private async Task<RecordOutcome> OrderAsync(IncomingRecord.Order order, long member, CancellationToken cancellationToken)
    {
        var row = await context.Set<OrderRow>().FirstOrDefaultAsync(known => known.ExternalId == order.Key, cancellationToken);
        if (Refuse(row?.MemberId, member) is { } refusal)
            return refusal;
        var before = row?.Status;
        var outcome = Keep(row, order.Deleted, out var kept, () => new OrderRow { Id = newId, PublicId = PublicId.New(), ExternalId = order.Key, MemberId = member, Status = OrderStates.Placed });
        if (kept is null)
            return outcome;
        (kept.Status, kept.Total, kept.Currency, kept.PlacedAt, kept.PaidAt, kept.RefundedAt) =
            (OrderStates.Write(order.Status), order.Total, order.Currency, order.PlacedAt, order.PaidAt, order.RefundedAt);
        var lines = OrderLine.Write(order.Lines.Select(line => new OrderLine(line.Product, line.Quantity, line.Amount)));
        // The same lines written otherwise are no change
        if (!OrderLine.Read(kept.Lines).SequenceEqual(OrderLine.Read(lines)))
            kept.Lines = lines;
        if (kept.Status != before && order.Status is (OrderStatus.Paid or OrderStatus.Refunded))
            Meaning[kept] = $"order.{kept.Status}";
        if (kept.Status != before && order.Status == OrderStatus.Refunded)
            await RefundCouponsAsync(order.Key, cancellationToken);
        return Changed(kept, outcome);
    }

    /// <summary>Coupons that were used for an order are given back with it.</summary>
    private async Task RefundCouponsAsync(string order, CancellationToken cancellationToken)
    {
        var used = await context.Set<CouponInstanceRow>().Where(row => row.OrderKey == order && row.State == CouponStates.Redeemed).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var instance in used)
        {
            (instance.State, instance.RefundedAt) = (CouponStates.Refunded, now);
            Told.Add((instance, CouponEvents.Refunded));
        }
    }

    private async Task<RecordOutcome> SubscriptionAsync(IncomingRecord.Subscription subscription, long member, CancellationToken cancellationToken)
    {
        var row = await context.Set<SubscriptionRow>().FirstOrDefaultAsync(known => known.ExternalId == subscription.Key, cancellationToken);
        if (Refuse(row?.MemberId, member) is { } refusal)
            return refusal;
        var outcome = Keep(row, subscription.Deleted, out var kept, () => new SubscriptionRow { Id = newId, PublicId = PublicId.New(), ExternalId = subscription.Key, MemberId = member, Product = "", State = "" });
        if (kept is null)
            return outcome;
        (kept.Product, kept.State, kept.StartsAt, kept.EndsAt) = (subscription.Product, subscription.State, subscription.StartsAt, subscription.EndsAt);
        outcome = Changed(kept, outcome);
        if (outcome != RecordOutcome.Unchanged)
            kept.UpdatedAt = now;
        return outcome;
    }

    private async Task<RecordOutcome> ChildAsync(IncomingRecord.Child child, long member, CancellationToken cancellationToken)
    {
        var row = await context.Set<ChildRow>().FirstOrDefaultAsync(known => known.ExternalId == child.Key, cancellationToken);
        if (Refuse(row?.MemberId, member) is { } refusal)
            return refusal;
        var outcome = Keep(row, child.Deleted, out var kept, () => new ChildRow { Id = newId, ExternalId = child.Key, MemberId = member, CreatedAt = now });
        if (kept is null)
            return outcome;
        (kept.Name, kept.DueDate, kept.BirthDate) = (child.Name, child.DueDate, child.BirthDate);
        return Changed(kept, outcome);
    }

    private async Task<RecordOutcome> CouponAsync(IncomingRecord.Coupon coupon, long member, CancellationToken cancellationToken)
    {
        var instance = CouponLedger.KeyOf(coupon.Key);
        var row = await context.Set<CouponInstanceRow>().FirstOrDefaultAsync(known => known.EffectKey == instance, cancellationToken);
        if (Refuse(row?.MemberId, member) is { } refusal)
            return refusal;
        if (row is not null)
            return RecordOutcome.Unchanged;
        if (await context.Set<CouponRow>().FirstOrDefaultAsync(known => known.Key == coupon.Definition, cancellationToken) is not { } definition)
            return RecordOutcome.UnknownCoupon;
        var issued = new CouponInstanceRow
        {
            Id = newId,
            PublicId = PublicId.New(),
            Coupon = coupon.Definition,
            MemberId = member,
            Scope = coupon.Session,
            EffectKey = instance,
            State = CouponStates.Issued,
            IssuedAt = now,
            ExpiresAt = coupon.ExpiresAt ?? (definition.ValidDays is { } days ? now.AddDays(days) : null),
        };
        context.Add(issued);
        Told.Add((issued, CouponEvents.Issued));
        return RecordOutcome.Created;
    }

    private static RecordOutcome? Refuse(long? owner, long member) => owner is { } known && known != member ? RecordOutcome.OtherMember : null;

    /// <summary>The row to write into: the one that is there, or a new one; null when there is none to be any more.</summary>
    private RecordOutcome Keep<TRow>(TRow? row, bool deleted, out TRow? kept, Func<TRow> make)
        where TRow : class
    {
        kept = null;
        if (deleted)
        {
            if (row is null)
                return RecordOutcome.Unchanged;
            context.Remove(row);
            return RecordOutcome.Deleted;
        }
        kept = row ?? make();
        if (row is null)
            context.Add(kept);
        return row is null ? RecordOutcome.Created : RecordOutcome.Updated;
    }

    private RecordOutcome Changed(object row, RecordOutcome outcome)
    {
        context.ChangeTracker.DetectChanges();
        return outcome == RecordOutcome.Updated && context.Entry(row).State == EntityState.Unchanged ? RecordOutcome.Unchanged : outcome;
    }
}
