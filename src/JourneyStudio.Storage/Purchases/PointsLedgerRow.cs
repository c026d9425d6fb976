using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Purchases;

/// <summary>One movement of points; the balance is their sum.</summary>
public sealed class PointsLedgerRow
{
    public long Id { get; set; }
    public long MemberId { get; set; }
    public long Amount { get; set; }
    public required string Reason { get; set; }
    /// <summary>Null for movements that no journey asked for.</summary>
    public string? EffectKey { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
}

internal sealed class PointsLedgerConfiguration : IEntityTypeConfiguration<PointsLedgerRow>
{
    public void Configure(EntityTypeBuilder<PointsLedgerRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.EffectKey).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.At });
        builder.HasIndex(row => new { row.ExpiresAt, row.MemberId }).HasFilter("expires_at is not null");
    }
}
