using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Erasing;

/// <summary>That a person's data were erased: what is to be done again after a restore, in no word about the person.</summary>
public sealed class ErasureRow
{
    public required string PublicId { get; set; }
    public long MemberId { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>User id; null for the program, after a restore.</summary>
    public long? Actor { get; set; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<ErasureRow>
{
    public void Configure(EntityTypeBuilder<ErasureRow> builder)
    {
        builder.HasKey(row => row.PublicId);
        builder.HasIndex(row => row.At);
    }
}
