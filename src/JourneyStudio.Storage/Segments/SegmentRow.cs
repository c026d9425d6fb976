using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Segments;

/// <summary>A set of members given by a rule.</summary>
public sealed class SegmentRow
{
    /// <summary>Immutable; definitions refer to it.</summary>
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>The rule, JSON.</summary>
    public required string Rule { get; set; }
    /// <summary>How many belonged to it at the last refresh.</summary>
    public long Members { get; set; }
    public DateTimeOffset? RefreshedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>Since when it is out of use: nothing can name it, and nobody comes or goes.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }
}

internal sealed class SegmentConfiguration : IEntityTypeConfiguration<SegmentRow>
{
    public void Configure(EntityTypeBuilder<SegmentRow> builder) => builder.HasKey(row => row.Key);
}
