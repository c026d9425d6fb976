using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Where an enrollment stands. The hot table: rows live while members wait.</summary>
public sealed class TokenRow
{
    public long EnrollmentId { get; set; }
    /// <summary>The step that created it.</summary>
    public int Number { get; set; }
    public long MemberId { get; set; }
    public int Slot { get; set; }
    public long JourneyId { get; set; }
    public int Priority { get; set; }
    public required string Activity { get; set; }
    /// <summary>Fork groups from the outermost inwards; empty outside of forks.</summary>
    public string Group { get; set; } = "";
    /// <summary>Step of its arrival here.</summary>
    public int Step { get; set; }
    public DateTimeOffset ArrivedAt { get; set; }
    /// <summary>When time alone moves it on.</summary>
    public DateTimeOffset? Due { get; set; }
    /// <summary>Output to leave by when due.</summary>
    public string? DuePort { get; set; }
    /// <summary>Name of the event it waits for.</summary>
    public string? AwaitedEvent { get; set; }
    /// <summary>Output to leave by on the event.</summary>
    public string? EventPort { get; set; }
    /// <summary>Its journey is paused, or has not let it go on yet: time does not move it.</summary>
    public bool Held { get; set; }
    /// <summary>Its activity decides again after every event of the member, and when due.</summary>
    public bool Follows { get; set; }
    /// <summary>When the event occurred that satisfied it while it was held.</summary>
    public DateTimeOffset? KeptAt { get; set; }
    /// <summary>Output for that event, where the activity chose one.</summary>
    public string? KeptPort { get; set; }
    /// <summary>Milliseconds that pauses have moved its clock on by.</summary>
    public long Shifted { get; set; }
    /// <summary>Step whose call, task or question it waits for, when a migration has brought it here since.</summary>
    public int? AskedStep { get; set; }
}

internal sealed class TokenConfiguration : IEntityTypeConfiguration<TokenRow>
{
    public void Configure(EntityTypeBuilder<TokenRow> builder)
    {
        builder.HasKey(row => new { row.EnrollmentId, row.Number });
        builder.Property(row => row.Held).HasDefaultValue(false);
        builder.Property(row => row.Shifted).HasDefaultValue(0L);
        builder.HasIndex(row => row.MemberId);
        builder.HasIndex(row => new { row.Due, row.Priority, row.JourneyId, row.EnrollmentId, row.Number }, "ix_token_due").IsDescending(false, true, false, false, false).HasFilter("due is not null and not held");
    }
}
