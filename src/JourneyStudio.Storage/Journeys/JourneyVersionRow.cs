using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys;

/// <summary>A published version. Its text never changes.</summary>
public sealed class JourneyVersionRow
{
    public long Id { get; set; }
    public long JourneyId { get; set; }
    public int Number { get; set; }
    /// <summary>Canonical definition text.</summary>
    public required string Text { get; set; }
    /// <summary>Priority of the journey in this version.</summary>
    public int Priority { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
    public long? PublishedBy { get; set; }
}

internal sealed class JourneyVersionConfiguration : IEntityTypeConfiguration<JourneyVersionRow>
{
    public void Configure(EntityTypeBuilder<JourneyVersionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.JourneyId, row.Number }).IsUnique();
    }
}
