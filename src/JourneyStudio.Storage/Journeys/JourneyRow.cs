using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys;

/// <summary>A journey and where it is in its life.</summary>
public sealed class JourneyRow
{
    public long Id { get; set; }
    /// <summary>Logical id, kept through import and export.</summary>
    public required string DefinitionId { get; set; }
    public required string Name { get; set; }
    public required string NameFolded { get; set; }
    /// <summary>One of <see cref="JourneyStates"/>.</summary>
    public required string State { get; set; }
    /// <summary>When it was paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; set; }
    /// <summary>Higher goes first when several journeys act on a member in the same instant.</summary>
    public int Priority { get; set; }
    /// <summary>Number of the version that lets members in; null before the first publication.</summary>
    public int? PublishedVersion { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class JourneyConfiguration : IEntityTypeConfiguration<JourneyRow>
{
    public void Configure(EntityTypeBuilder<JourneyRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.DefinitionId).IsUnique();
    }
}
