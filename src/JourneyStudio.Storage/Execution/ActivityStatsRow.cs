using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Counts of one activity of one version: arrivals = departures + present.</summary>
public sealed class ActivityStatsRow
{
    public long VersionId { get; set; }
    /// <summary>First of the slots whose owner counted. Owners of different slots do not wait for each other; the count is the sum.</summary>
    public int Slot { get; set; }
    public required string Activity { get; set; }
    public long Arrivals { get; set; }
    public long Present { get; set; }
}

internal sealed class ActivityStatsConfiguration : IEntityTypeConfiguration<ActivityStatsRow>
{
    public void Configure(EntityTypeBuilder<ActivityStatsRow> builder) => builder.HasKey(row => new { row.VersionId, row.Activity, row.Slot });
}
