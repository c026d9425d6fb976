using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Retention;

/// <summary>When a member last entered a journey, kept for re-entry rules after the enrollment has been forgotten.</summary>
public sealed class PastEntryRow
{
    public long MemberId { get; set; }
    public long JourneyId { get; set; }
    public string EntryKey { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }
}

internal sealed class PastEntryConfiguration : IEntityTypeConfiguration<PastEntryRow>
{
    public void Configure(EntityTypeBuilder<PastEntryRow> builder)
    {
        builder.ToTable("past_entry");
        builder.HasKey(row => new { row.MemberId, row.JourneyId, row.EntryKey });
    }
}
