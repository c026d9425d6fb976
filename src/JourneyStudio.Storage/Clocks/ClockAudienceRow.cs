using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Clocks;

/// <summary>A part of the audience of a start that has still to be let in. Letting it in takes the row away.</summary>
public sealed class ClockAudienceRow
{
    public long RunId { get; set; }
    public int Number { get; set; }
    /// <summary>Internal ids of the members, a JSON array.</summary>
    public required string Members { get; set; }
}

internal sealed class ClockAudienceConfiguration : IEntityTypeConfiguration<ClockAudienceRow>
{
    public void Configure(EntityTypeBuilder<ClockAudienceRow> builder) => builder.HasKey(row => new { row.RunId, row.Number });
}
