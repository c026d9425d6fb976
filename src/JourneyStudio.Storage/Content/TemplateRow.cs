using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A message template with its variants by channel and language.</summary>
public sealed class TemplateRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>marketing, service or reply.</summary>
    public required string Class { get; set; }
    /// <summary>Variants, JSON.</summary>
    public required string Variants { get; set; }
    public int Revision { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<TemplateRow>
{
    public void Configure(EntityTypeBuilder<TemplateRow> builder) => builder.HasKey(row => row.Key);
}
