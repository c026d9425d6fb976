using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Touchpoints;

/// <summary>A printed code and whom its scans are counted for.</summary>
public sealed class QrCodeRow
{
    public long Id { get; set; }
    /// <summary>What the code carries.</summary>
    public required string PublicId { get; set; }
    /// <summary>signup or checkin.</summary>
    public required string Purpose { get; set; }
    public string? Session { get; set; }
    /// <summary>Key of the store.</summary>
    public string? Store { get; set; }
    /// <summary>Key of the staff person.</summary>
    public string? Guide { get; set; }
    public string? Campaign { get; set; }
    public long Scans { get; set; }
    public bool Active { get; set; } = true;
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class QrCodeConfiguration : IEntityTypeConfiguration<QrCodeRow>
{
    public void Configure(EntityTypeBuilder<QrCodeRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.Session);
    }
}
