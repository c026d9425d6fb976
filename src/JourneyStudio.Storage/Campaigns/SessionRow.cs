using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>One meeting: a place, a time, a coupon. One journey serves them all.</summary>
public sealed class SessionRow
{
    public long Id { get; set; }
    /// <summary>Scope of session tags and record of enrollments.</summary>
    public required string Key { get; set; }
    /// <summary>Key of the campaign.</summary>
    public string? Campaign { get; set; }
    /// <summary>Key of the org_unit that hosts it.</summary>
    public required string Store { get; set; }
    public required LocalText Names { get; set; }
    public required LocalText Place { get; set; }
    /// <summary>IANA name; dates of the session are local to it.</summary>
    public required string TimeZone { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public int Capacity { get; set; }
    public string? Lecturer { get; set; }
    public string? Partner { get; set; }
    public string? Coupon { get; set; }
    /// <summary>planned, cancelled or over.</summary>
    public string State { get; set; } = "planned";
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>When it was called off: what was recorded for members before that no longer leaves.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => row.StartsAt);
        builder.HasIndex(row => row.EndsAt);
    }
}
