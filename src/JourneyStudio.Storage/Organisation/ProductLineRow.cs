using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation;

/// <summary>What the brand sells under one name. The second scope beside the tree of units: a member belongs to one line, or to none.</summary>
public sealed class ProductLineRow
{
    public long Id { get; set; }
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    public bool Active { get; set; } = true;
}

internal sealed class ProductLineConfiguration : IEntityTypeConfiguration<ProductLineRow>
{
    public void Configure(EntityTypeBuilder<ProductLineRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
    }
}
