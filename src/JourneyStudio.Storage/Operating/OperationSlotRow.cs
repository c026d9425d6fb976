using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Operating;

/// <summary>How far an operation has come in one slot. It moves on in the transaction that changes the members, so nobody is passed over and nobody comes twice.</summary>
public sealed class OperationSlotRow
{
    public long OperationId { get; set; }
    public int Slot { get; set; }
    /// <summary>Version that is gone through.</summary>
    public long VersionId { get; set; }
    /// <summary>The last enrollment of it that was looked at.</summary>
    public long EnrollmentId { get; set; }
    /// <summary>Enrollments that were changed.</summary>
    public long Done { get; set; }
    /// <summary>Enrollments that could not be.</summary>
    public long Skipped { get; set; }
    public bool Finished { get; set; }
}

internal sealed class OperationSlotConfiguration : IEntityTypeConfiguration<OperationSlotRow>
{
    public void Configure(EntityTypeBuilder<OperationSlotRow> builder) => builder.HasKey(row => new { row.OperationId, row.Slot });
}
