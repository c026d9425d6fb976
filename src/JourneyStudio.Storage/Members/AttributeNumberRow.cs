using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>Values of attributes that hold a number.</summary>
public sealed class AttributeNumberRow
{
    public long MemberId { get; set; }
    public required string Attribute { get; set; }
    /// <summary>Empty, or the record that the value belongs to.</summary>
    public string Scope { get; set; } = "";
    public decimal Value { get; set; }
}

internal sealed class AttributeNumberConfiguration : IEntityTypeConfiguration<AttributeNumberRow>
{
    public void Configure(EntityTypeBuilder<AttributeNumberRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Attribute, row.Scope });
        builder.HasIndex(row => new { row.Attribute, row.Value, row.MemberId, row.Scope });
    }
}
