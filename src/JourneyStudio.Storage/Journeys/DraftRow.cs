using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys;

/// <summary>The definition being edited: one per journey.</summary>
public sealed class DraftRow
{
    public long JourneyId { get; set; }
    public required string Text { get; set; }
    /// <summary>Grows by one with every command.</summary>
    public int Revision { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public long? UpdatedBy { get; set; }
    /// <summary>The revision that somebody asks to be published; one that is not the draft's any more asks nothing.</summary>
    public int? AskedRevision { get; set; }
    public long? AskedBy { get; set; }
    public DateTimeOffset? AskedAt { get; set; }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.HasKey(row => row.JourneyId);
        builder.Property(row => row.JourneyId).ValueGeneratedNever();
        builder.Property(row => row.Revision).IsConcurrencyToken();
    }
}
