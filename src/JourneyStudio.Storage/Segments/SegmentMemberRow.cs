using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Segments;

/// <summary>A member who belonged to a segment at its last refresh.</summary>
public sealed class SegmentMemberRow
{
    public required string Segment { get; set; }
    public long MemberId { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class SegmentMemberConfiguration : IEntityTypeConfiguration<SegmentMemberRow>
{
    public void Configure(EntityTypeBuilder<SegmentMemberRow> builder)
    {
        builder.HasKey(row => new { row.Segment, row.MemberId });
        builder.HasIndex(row => row.MemberId);
    }
}
