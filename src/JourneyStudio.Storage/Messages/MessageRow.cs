using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>A message that a journey asked for, recorded once and visible to its end.</summary>
public sealed class MessageRow
{
    public long Id { get; set; }
    public required string EffectKey { get; set; }
    public long MemberId { get; set; }
    public long? EnrollmentId { get; set; }
    public long? JourneyId { get; set; }
    public long? VersionId { get; set; }
    public string? Activity { get; set; }
    public int? Step { get; set; }
    /// <summary>The channel that was permitted.</summary>
    public required string Channel { get; set; }
    public required string Address { get; set; }
    public required string Template { get; set; }
    public string? Language { get; set; }
    /// <summary>marketing, service or reply.</summary>
    public required string Class { get; set; }
    /// <summary>pending, sending, sent, failed, suppressed or unknown.</summary>
    public required string State { get; set; }
    public string? Reason { get; set; }
    public string EntryKey { get; set; } = "";
    /// <summary>Records of the enrollment by kind, JSON, for merge fields and links.</summary>
    public string? Records { get; set; }
    /// <summary>What the enrollment remembered when it was recorded, JSON, for merge fields and the last check.</summary>
    public string? Values { get; set; }
    public string? Subject { get; set; }
    public string? BodyText { get; set; }
    public string? BodyHtml { get; set; }
    /// <summary>What a channel sends beside text, JSON.</summary>
    public string? Payload { get; set; }
    /// <summary>Length of the chain of effects that led to it: events that it raises count on from here.</summary>
    public int Depth { get; set; }
    /// <summary>The provider's own id.</summary>
    public string? ProviderId { get; set; }
    /// <summary>Rule that must still hold when it leaves, JSON.</summary>
    public string? StillIf { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<MessageRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.EffectKey).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.RecordedAt });
        builder.HasIndex(row => new { row.State, row.Id });
        builder.HasIndex(row => new { row.JourneyId, row.Id });
        builder.HasIndex(row => row.EnrollmentId);
    }
}
