using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Events;

/// <summary>Something a member or a staff person did, or that an effect caused. Routed in the order of ids.</summary>
public sealed class EventRow
{
    public long Id { get; set; }
    /// <summary>Always member: a staff person acts through a row of their own among the members.</summary>
    public string SubjectKind { get; set; } = "member";
    public long MemberId { get; set; }
    public int Slot { get; set; }
    public required string Name { get; set; }
    public required string Source { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset StoredAt { get; set; }
    /// <summary>JSON object of plain values; emptied when the person is erased.</summary>
    public string? Properties { get; set; }
    /// <summary>How many effects led to this event.</summary>
    public int Depth { get; set; }
    public bool Routed { get; set; }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Id, "ix_event_unrouted").HasFilter("not routed");
        builder.HasIndex(row => new { row.MemberId, row.Id }, "ix_event_unrouted_member").HasFilter("not routed");
        builder.HasIndex(row => new { row.MemberId, row.Name, row.At });
    }
}
