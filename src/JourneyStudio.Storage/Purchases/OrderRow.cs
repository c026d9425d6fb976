using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Purchases;

/// <summary>An order of a member.</summary>
public sealed class OrderRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public string? ExternalId { get; set; }
    public long MemberId { get; set; }
    /// <summary>placed, paid, refunded or cancelled.</summary>
    public required string Status { get; set; }
    public decimal Total { get; set; }
    public string Currency { get; set; } = "CNY";
    /// <summary>Products, amounts and prices, JSON.</summary>
    public string Lines { get; set; } = "[]";
    public long? StoreId { get; set; }
    public DateTimeOffset PlacedAt { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
    public DateTimeOffset? RefundedAt { get; set; }
}

internal sealed class OrderConfiguration : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.ExternalId).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.PlacedAt });
        builder.HasIndex(row => new { row.PlacedAt, row.MemberId });
        builder.HasIndex(row => new { row.PaidAt, row.MemberId });
        builder.HasIndex(row => new { row.Status, row.MemberId, row.PlacedAt, row.PaidAt, row.Total });
    }
}
