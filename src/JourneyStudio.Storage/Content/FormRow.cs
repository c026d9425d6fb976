using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A form that members fill in.</summary>
public sealed class FormRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    public required LocalText Intro { get; set; }
    /// <summary>Questions, JSON.</summary>
    public required string Fields { get; set; }
    public required LocalText Submit { get; set; }
    public required LocalText Thanks { get; set; }
    public int Revision { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class FormConfiguration : IEntityTypeConfiguration<FormRow>
{
    public void Configure(EntityTypeBuilder<FormRow> builder) => builder.HasKey(row => row.Key);
}
