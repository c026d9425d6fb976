using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>Values of attributes that hold yes or no.</summary>
public sealed class AttributeFlagRow
{
    public long MemberId { get; set; }
    public required string Attribute { get; set; }
    /// <summary>Empty, or the record that the value belongs to.</summary>
    public string Scope { get; set; } = "";
    public bool Value { get; set; }
}

internal sealed class AttributeFlagConfiguration : IEntityTypeConfiguration<AttributeFlagRow>
{
    public void Configure(EntityTypeBuilder<AttributeFlagRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Attribute, row.Scope });
        builder.HasIndex(row => new { row.Attribute, row.Value, row.MemberId, row.Scope });
    }
}
