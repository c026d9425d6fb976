using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Operating;

/// <summary>How an enrollment stood before a migration, kept for as long as that can be taken back.</summary>
public sealed class MigratedRow
{
    public long OperationId { get; set; }
    public long EnrollmentId { get; set; }
    public int Slot { get; set; }
    /// <summary>Version before.</summary>
    public long FromVersion { get; set; }
    /// <summary>Version after; the same for one that was let out.</summary>
    public long ToVersion { get; set; }
    public DateTimeOffset? GoalUntil { get; set; }
    /// <summary>Its tokens before, and how they came to rest, JSON.</summary>
    public required string Tokens { get; set; }
}

internal sealed class MigratedConfiguration : IEntityTypeConfiguration<MigratedRow>
{
    public void Configure(EntityTypeBuilder<MigratedRow> builder)
    {
        builder.HasKey(row => new { row.OperationId, row.Slot, row.EnrollmentId });
        builder.HasIndex(row => row.EnrollmentId);
    }
}
