using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>A scenario that is kept with a journey.</summary>
public sealed class ScenarioRow
{
    public long Id { get; set; }
    public long JourneyId { get; set; }
    public required string Name { get; set; }
    /// <summary>The scenario, JSON.</summary>
    public required string Text { get; set; }
    /// <summary>Grows by one with every change.</summary>
    public int Revision { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public long? UpdatedBy { get; set; }
}

internal sealed class ScenarioConfiguration : IEntityTypeConfiguration<ScenarioRow>
{
    public void Configure(EntityTypeBuilder<ScenarioRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.JourneyId, row.Name }).IsUnique();
        builder.Property(row => row.Revision).IsConcurrencyToken();
    }
}
