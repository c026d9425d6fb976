using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Coupons;

/// <summary>A kind of coupon with its stock.</summary>
public sealed class CouponRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>Amount taken off.</summary>
    public decimal Value { get; set; }
    /// <summary>Order total from which it holds.</summary>
    public decimal MinimumSpend { get; set; }
    /// <summary>Where and for what it can be used.</summary>
    public LocalText? Conditions { get; set; }
    /// <summary>How many may be claimed; null is unlimited.</summary>
    public int? Stock { get; set; }
    /// <summary>Claimed so far.</summary>
    public int Claimed { get; set; }
    /// <summary>Days from issue to expiry; null never expires.</summary>
    public int? ValidDays { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class CouponConfiguration : IEntityTypeConfiguration<CouponRow>
{
    public void Configure(EntityTypeBuilder<CouponRow> builder) => builder.HasKey(row => row.Key);
}
