using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>One subject's passage through a journey.</summary>
public sealed class EnrollmentRow
{
    public long Id { get; set; }
    public long JourneyId { get; set; }
    public long VersionId { get; set; }
    /// <summary>member or staff.</summary>
    public string SubjectKind { get; set; } = "member";
    public long MemberId { get; set; }
    public int Slot { get; set; }
    /// <summary>Empty, or the record of the entry event that entries are told apart by.</summary>
    public string EntryKey { get; set; } = "";
    /// <summary>Session, order, subscription, coupon and child of the entry event, JSON.</summary>
    public string? Records { get; set; }
    /// <summary>What its activities have remembered by name, JSON; null for nothing.</summary>
    public string? Values { get; set; }
    /// <summary>The session among the records, as they spell it; made by the database from them (decision 0041). A key of a session has nothing to escape.</summary>
    public string? Session { get; private set; }
    /// <summary>active, completed, exited, failed, stopped, migrated or control.</summary>
    public required string State { get; set; }
    /// <summary>Number of the last arrival of any of its tokens.</summary>
    public int Step { get; set; }
    public string? Reason { get; set; }
    public long? EntryEventId { get; set; }
    public DateTimeOffset EnteredAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>End of the conversion window; null where the journey has no goal.</summary>
    public DateTimeOffset? GoalUntil { get; set; }
    public DateTimeOffset? ConvertedAt { get; set; }
    /// <summary>Forks closed by a join for any branch, JSON.</summary>
    public string? Joined { get; set; }
}

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<EnrollmentRow>
{
    public void Configure(EntityTypeBuilder<EnrollmentRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.MemberId, row.JourneyId, row.EntryKey, row.SubjectKind }, "ux_enrollment_active").IsUnique().HasFilter("state = 'active'");
        builder.HasIndex(row => new { row.MemberId, row.JourneyId });
        builder.HasIndex(row => new { row.MemberId, row.GoalUntil }, "ix_enrollment_measured").HasFilter("goal_until is not null and converted_at is null");
        builder.HasIndex(row => new { row.VersionId, row.State, row.Slot, row.Id });
        builder.Property(row => row.Session).HasComputedColumnSql(CarriedSession.Sqlite, stored: false);
        builder.HasIndex(row => row.Session, "ix_enrollment_session").HasFilter("state = 'active' and session is not null");
    }
}
