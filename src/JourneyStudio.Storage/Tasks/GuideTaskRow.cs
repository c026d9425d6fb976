using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Something that a journey asked a guide to do for a member.</summary>
public sealed class GuideTaskRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public long MemberId { get; set; }
    public long EnrollmentId { get; set; }
    public long JourneyId { get; set; }
    public required string Activity { get; set; }
    /// <summary>The effect that asked for it: it is made once.</summary>
    public required string EffectKey { get; set; }
    /// <summary>Key of what it is for: a member has one open task of a purpose.</summary>
    public required string Purpose { get; set; }
    /// <summary>wecom, phone, store or tag.</summary>
    public required string Kind { get; set; }
    public required string Title { get; set; }
    public required string Script { get; set; }
    /// <summary>What can come of it, as a JSON array of words.</summary>
    public required string Outcomes { get; set; }
    /// <summary>The staff person who is to do it; null while there is nobody.</summary>
    public long? AssigneeId { get; set; }
    /// <summary>The org_unit it belongs to: the session's store, else the member's.</summary>
    public long? StoreId { get; set; }
    /// <summary>Key of the session, or empty.</summary>
    public string Session { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset Due { get; set; }
    /// <summary>See <see cref="TaskStates"/>.</summary>
    public required string State { get; set; }
    public string? Outcome { get; set; }
    public string? Note { get; set; }
    /// <summary>When it was done or taken back.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>The member's behaviour score when it was looked up last; who does most is looked after first.</summary>
    public long Score { get; set; }
    /// <summary>Who did it, by the name they signed in with.</summary>
    public string? FinishedBy { get; set; }
}

internal sealed class GuideTaskConfiguration : IEntityTypeConfiguration<GuideTaskRow>
{
    public void Configure(EntityTypeBuilder<GuideTaskRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Score).HasDefaultValue(0L);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.EffectKey).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.Purpose }, "ux_guide_task_open").IsUnique().HasFilter($"state in ({TaskStates.Unfinished})");
        builder.HasIndex(row => row.MemberId);
        builder.HasIndex(row => new { row.AssigneeId, row.State });
        builder.HasIndex(row => new { row.State, row.Due });
        builder.HasIndex(row => new { row.StoreId, row.State, row.Due });
        builder.HasIndex(row => new { row.State, row.FinishedAt });
    }
}
