using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Clocks;

/// <summary>How far a trigger's calendar has been taken up.</summary>
public sealed class ClockRow
{
    /// <summary><c>definitionId/activityId</c>.</summary>
    public required string Trigger { get; set; }
    /// <summary>Everything due up to here is done with.</summary>
    public DateTimeOffset Reached { get; set; }
}

internal sealed class ClockConfiguration : IEntityTypeConfiguration<ClockRow>
{
    public void Configure(EntityTypeBuilder<ClockRow> builder) => builder.HasKey(row => row.Trigger);
}
