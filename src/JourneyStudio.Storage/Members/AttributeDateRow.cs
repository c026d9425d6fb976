using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>Values of attributes that hold a date without time.</summary>
public sealed class AttributeDateRow
{
    public long MemberId { get; set; }
    public required string Attribute { get; set; }
    /// <summary>Empty, or the record that the value belongs to.</summary>
    public string Scope { get; set; } = "";
    public DateOnly Value { get; set; }
}

internal sealed class AttributeDateConfiguration : IEntityTypeConfiguration<AttributeDateRow>
{
    public void Configure(EntityTypeBuilder<AttributeDateRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Attribute, row.Scope });
        builder.HasIndex(row => new { row.Attribute, row.Value, row.MemberId, row.Scope });
    }
}
