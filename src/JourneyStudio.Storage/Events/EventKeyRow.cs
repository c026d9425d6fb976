using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Events;

/// <summary>Makes an event id unique per source; narrow on purpose, kept 90 days.</summary>
public sealed class EventKeyRow
{
    public required string Source { get; set; }
    public required string Key { get; set; }
    public long EventId { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class EventKeyConfiguration : IEntityTypeConfiguration<EventKeyRow>
{
    public void Configure(EntityTypeBuilder<EventKeyRow> builder)
    {
        builder.HasKey(row => new { row.Source, row.Key });
        builder.HasIndex(row => row.At);
    }
}
