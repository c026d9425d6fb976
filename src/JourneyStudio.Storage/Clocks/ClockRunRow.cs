using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Clocks;

/// <summary>One start for an audience. The row claims it: there is one for a trigger and an instant.</summary>
public sealed class ClockRunRow
{
    public long Id { get; set; }
    /// <summary><c>definitionId/activityId</c>.</summary>
    public required string Trigger { get; set; }
    /// <summary>When it was to start; for one by hand, when it did.</summary>
    public DateTimeOffset ScheduledAt { get; set; }
    /// <summary>Name of the event that lets members in.</summary>
    public required string Event { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>How many the audience holds.</summary>
    public long Members { get; set; }
    /// <summary>How many of them have been let in or refused.</summary>
    public long Done { get; set; }
    /// <summary>Who started it by hand.</summary>
    public long? StartedBy { get; set; }
}

internal sealed class ClockRunConfiguration : IEntityTypeConfiguration<ClockRunRow>
{
    public void Configure(EntityTypeBuilder<ClockRunRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Trigger, row.ScheduledAt }).IsUnique();
        builder.HasIndex(row => row.Id, "ix_clock_run_open").HasFilter("ended_at is null");
    }
}
