using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Refused entries of a journey by reason.</summary>
public sealed class RefusalStatsRow
{
    public long JourneyId { get; set; }
    /// <summary>First of the slots whose owner counted. Owners of different slots do not wait for each other; the count is the sum.</summary>
    public int Slot { get; set; }
    public required string Reason { get; set; }
    public long Count { get; set; }
}

internal sealed class RefusalStatsConfiguration : IEntityTypeConfiguration<RefusalStatsRow>
{
    public void Configure(EntityTypeBuilder<RefusalStatsRow> builder) => builder.HasKey(row => new { row.JourneyId, row.Reason, row.Slot });
}
