using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Enrollments of one version by what became of them.</summary>
public sealed class VersionStatsRow
{
    public long VersionId { get; set; }
    /// <summary>First of the slots whose owner counted. Owners of different slots do not wait for each other; the count is the sum.</summary>
    public int Slot { get; set; }
    public long Entered { get; set; }
    public long MigratedIn { get; set; }
    public long Active { get; set; }
    public long Completed { get; set; }
    public long Exited { get; set; }
    public long Failed { get; set; }
    public long Stopped { get; set; }
    public long MigratedOut { get; set; }
    /// <summary>Held out for measuring; counted apart from entered.</summary>
    public long Control { get; set; }
    /// <summary>Goals reached by those who entered.</summary>
    public long Converted { get; set; }
    /// <summary>Goals reached by the control group.</summary>
    public long ControlConverted { get; set; }
}

internal sealed class VersionStatsConfiguration : IEntityTypeConfiguration<VersionStatsRow>
{
    public void Configure(EntityTypeBuilder<VersionStatsRow> builder) => builder.HasKey(row => new { row.VersionId, row.Slot });
}
