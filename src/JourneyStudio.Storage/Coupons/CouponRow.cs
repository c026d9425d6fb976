using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Coupons;

/// <summary>A kind of coupon with its stock.</summary>
public sealed class CouponRow
{
    public required string Key { get; set; }
    public required string Names { get; set; }
    /// <summary>Value, conditions and texts, JSON.</summary>
    public string Terms { get; set; } = "{}";
    /// <summary>How many may be issued; null is unlimited.</summary>
    public int? Stock { get; set; }
    /// <summary>Issued so far and not refunded.</summary>
    public int Issued { get; set; }
    /// <summary>Days from issue to expiry; null never expires.</summary>
    public int? ValidDays { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class CouponConfiguration : IEntityTypeConfiguration<CouponRow>
{
    public void Configure(EntityTypeBuilder<CouponRow> builder) => builder.HasKey(row => row.Key);
}
