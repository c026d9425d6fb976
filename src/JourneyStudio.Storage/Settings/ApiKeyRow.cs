using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Settings;

/// <summary>Lets a program in. Only a hash of the key is kept.</summary>
public sealed class ApiKeyRow
{
    public long Id { get; set; }
    public required string Name { get; set; }
    /// <summary>First characters, to tell keys apart on a page.</summary>
    public required string Prefix { get; set; }
    /// <summary>SHA-256 of the key, lower-case hex.</summary>
    public required string Hash { get; set; }
    /// <summary>Scopes, separated by spaces.</summary>
    public required string Scopes { get; set; }
    /// <summary>The unit whose branch the key is limited to; null: none.</summary>
    public long? UnitId { get; set; }
    /// <summary>The product line that the key is limited to; null: none.</summary>
    public long? ProductLineId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>User who made it; null for the program itself.</summary>
    public long? CreatedBy { get; set; }
    /// <summary>From then on it opens nothing any more; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Hash).IsUnique();
    }
}
