using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>The next id of a table whose ids are handed out in blocks.</summary>
public sealed class IdBlockRow
{
    public required string Name { get; set; }
    public long Next { get; set; }
}

internal sealed class IdBlockConfiguration : IEntityTypeConfiguration<IdBlockRow>
{
    public void Configure(EntityTypeBuilder<IdBlockRow> builder) => builder.HasKey(row => row.Name);
}
