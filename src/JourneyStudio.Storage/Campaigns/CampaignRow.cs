using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>What sessions and codes belong to.</summary>
public sealed class CampaignRow
{
    public long Id { get; set; }
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>Key of the product line whose people work on it; null: everybody's.</summary>
    public string? ProductLine { get; set; }
    public DateTimeOffset? StartsAt { get; set; }
    public DateTimeOffset? EndsAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<CampaignRow>
{
    public void Configure(EntityTypeBuilder<CampaignRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
    }
}
