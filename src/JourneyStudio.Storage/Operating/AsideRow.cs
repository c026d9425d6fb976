using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Operating;

/// <summary>A stored row that could not be read and was passed over, for operators to see.</summary>
public sealed class AsideRow
{
    /// <summary>event, enrollment, version or member.</summary>
    public required string Kind { get; set; }
    public long RowId { get; set; }
    public required string Reason { get; set; }
    /// <summary>How often it was met.</summary>
    public long Count { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class AsideConfiguration : IEntityTypeConfiguration<AsideRow>
{
    public void Configure(EntityTypeBuilder<AsideRow> builder) => builder.HasKey(row => new { row.Kind, row.RowId });
}
