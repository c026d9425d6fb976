using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Coupons;

/// <summary>One coupon in one member's hands.</summary>
public sealed class CouponInstanceRow
{
    public long Id { get; set; }
    /// <summary>What the member shows at the till.</summary>
    public required string PublicId { get; set; }
    public required string Coupon { get; set; }
    public long MemberId { get; set; }
    /// <summary>Session it was issued for, or empty.</summary>
    public string Scope { get; set; } = "";
    public long? EnrollmentId { get; set; }
    /// <summary>Key of the instance in events and records: the effect that issued it.</summary>
    public required string EffectKey { get; set; }
    /// <summary>issued, claimed, redeemed, refunded or expired.</summary>
    public required string State { get; set; }
    /// <summary>Key of the order that it was redeemed for: when that is refunded, so is the coupon.</summary>
    public string? OrderKey { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? RedeemedAt { get; set; }
    public DateTimeOffset? RefundedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
}

internal sealed class CouponInstanceConfiguration : IEntityTypeConfiguration<CouponInstanceRow>
{
    public void Configure(EntityTypeBuilder<CouponInstanceRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.EffectKey).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.Coupon, row.Scope });
        builder.HasIndex(row => new { row.Coupon, row.State, row.Scope, row.MemberId });
        builder.HasIndex(row => new { row.IssuedAt, row.MemberId });
        builder.HasIndex(row => new { row.ExpiresAt, row.MemberId }).HasFilter("expires_at is not null");
        builder.HasIndex(row => row.ExpiresAt, "ix_coupon_instance_expiring").HasFilter("expires_at is not null and state in ('issued', 'claimed')");
        builder.HasIndex(row => row.OrderKey).HasFilter("order_key is not null");
    }
}
