using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A form that members fill in.</summary>
public sealed class FormRow
{
    public required string Key { get; set; }
    public required string Names { get; set; }
    /// <summary>Fields and texts by language, JSON.</summary>
    public required string Body { get; set; }
    public int Revision { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class FormConfiguration : IEntityTypeConfiguration<FormRow>
{
    public void Configure(EntityTypeBuilder<FormRow> builder) => builder.HasKey(row => row.Key);
}
