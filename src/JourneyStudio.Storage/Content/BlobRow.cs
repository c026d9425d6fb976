using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A file, at most 10 MB, named by its hash.</summary>
public sealed class BlobRow
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public required string Hash { get; set; }
    public required string Type { get; set; }
    public required byte[] Bytes { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class BlobConfiguration : IEntityTypeConfiguration<BlobRow>
{
    public void Configure(EntityTypeBuilder<BlobRow> builder) => builder.HasKey(row => row.Hash);
}
