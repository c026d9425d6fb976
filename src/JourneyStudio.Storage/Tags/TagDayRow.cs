using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Tags;

/// <summary>How many members had a tag at the end of a day, and how many came and went that day, by the calendar of the workspace.</summary>
public sealed class TagDayRow
{
    public required string Tag { get; set; }
    public DateOnly Day { get; set; }
    public long Members { get; set; }
    public long Entered { get; set; }
    public long Gone { get; set; }
}

internal sealed class TagDayConfiguration : IEntityTypeConfiguration<TagDayRow>
{
    public void Configure(EntityTypeBuilder<TagDayRow> builder) => builder.HasKey(row => new { row.Tag, row.Day });
}
