using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Purchases;

/// <summary>A term of an online product, trial or paid.</summary>
public sealed class SubscriptionRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public string? ExternalId { get; set; }
    public long MemberId { get; set; }
    public required string Product { get; set; }
    /// <summary>trial, paid or expired.</summary>
    public required string State { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.ExternalId).IsUnique();
        builder.HasIndex(row => row.MemberId);
        builder.HasIndex(row => new { row.StartsAt, row.MemberId });
        builder.HasIndex(row => new { row.EndsAt, row.MemberId });
    }
}
