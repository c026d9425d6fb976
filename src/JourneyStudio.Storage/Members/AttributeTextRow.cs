using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>Values of attributes that hold text.</summary>
public sealed class AttributeTextRow
{
    public long MemberId { get; set; }
    public required string Attribute { get; set; }
    /// <summary>Empty, or the record that the value belongs to.</summary>
    public string Scope { get; set; } = "";
    public required string Value { get; set; }
    public required string Folded { get; set; }
}

internal sealed class AttributeTextConfiguration : IEntityTypeConfiguration<AttributeTextRow>
{
    public void Configure(EntityTypeBuilder<AttributeTextRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Attribute, row.Scope });
        builder.HasIndex(row => new { row.Attribute, row.Folded, row.MemberId, row.Scope });
    }
}
