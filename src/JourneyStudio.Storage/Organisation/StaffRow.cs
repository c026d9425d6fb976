using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation;

/// <summary>Someone who works with members: guide, manager, supervisor, lecturer or partner.</summary>
public sealed class StaffRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public required string Key { get; set; }
    public long OrgUnitId { get; set; }
    /// <summary>guide, manager, supervisor, lecturer or partner.</summary>
    public required string Role { get; set; }
    public required LocalText Names { get; set; }
    public string? Phone { get; set; }
    public string? WeComId { get; set; }
    public long? UserId { get; set; }
    public bool Active { get; set; } = true;
}

internal sealed class StaffConfiguration : IEntityTypeConfiguration<StaffRow>
{
    public void Configure(EntityTypeBuilder<StaffRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => row.OrgUnitId);
    }
}
