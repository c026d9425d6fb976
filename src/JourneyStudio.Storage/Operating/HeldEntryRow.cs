using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Operating;

/// <summary>An event that would have let a member into a paused journey, and is judged when the journey goes on.</summary>
public sealed class HeldEntryRow
{
    public long JourneyId { get; set; }
    public long EventId { get; set; }
    public long MemberId { get; set; }
    public int Slot { get; set; }
}

internal sealed class HeldEntryConfiguration : IEntityTypeConfiguration<HeldEntryRow>
{
    public void Configure(EntityTypeBuilder<HeldEntryRow> builder)
    {
        builder.HasKey(row => new { row.JourneyId, row.EventId });
        builder.HasIndex(row => new { row.JourneyId, row.Slot, row.EventId });
    }
}
