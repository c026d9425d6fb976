using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>A share of the members. Whoever raises the epoch owns it and fences off the owner before.</summary>
public sealed class SlotRow
{
    public int Number { get; set; }
    public long Epoch { get; set; }
    /// <summary>The latest instant that the runtime has acted at; time seen by it never decreases.</summary>
    public DateTimeOffset Watermark { get; set; }
    /// <summary>When it was last taken: a runtime was at work then.</summary>
    public DateTimeOffset? TakenAt { get; set; }
}

internal sealed class SlotConfiguration : IEntityTypeConfiguration<SlotRow>
{
    public void Configure(EntityTypeBuilder<SlotRow> builder)
    {
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.HasData(Enumerable.Range(0, 16).Select(number => new SlotRow { Number = number, Watermark = DateTimeOffset.UnixEpoch }));
    }
}
