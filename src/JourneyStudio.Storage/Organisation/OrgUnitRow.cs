using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation;

/// <summary>Headquarters, region, office or store, at any depth.</summary>
public sealed class OrgUnitRow
{
    public long Id { get; set; }
    public required string Key { get; set; }
    public long? ParentId { get; set; }
    /// <summary>headquarters, region, office or store.</summary>
    public required string Kind { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>Ids from the root to here, each followed by a slash: a subtree is a prefix.</summary>
    public required string Path { get; set; }
    public LocalText? City { get; set; }
    public LocalText? Address { get; set; }
    public string? TimeZone { get; set; }
    public bool Active { get; set; } = true;
}

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnitRow>
{
    public void Configure(EntityTypeBuilder<OrgUnitRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => row.Path);
    }
}
