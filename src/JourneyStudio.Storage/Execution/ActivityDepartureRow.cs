using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Departures by output. Ends other than by an output have names in parentheses, such as (exited).</summary>
public sealed class ActivityDepartureRow
{
    public long VersionId { get; set; }
    /// <summary>First of the slots whose owner counted. Owners of different slots do not wait for each other; the count is the sum.</summary>
    public int Slot { get; set; }
    public required string Activity { get; set; }
    public required string Port { get; set; }
    public long Departures { get; set; }
}

internal sealed class ActivityDepartureConfiguration : IEntityTypeConfiguration<ActivityDepartureRow>
{
    public void Configure(EntityTypeBuilder<ActivityDepartureRow> builder) => builder.HasKey(row => new { row.VersionId, row.Activity, row.Port, row.Slot });
}
