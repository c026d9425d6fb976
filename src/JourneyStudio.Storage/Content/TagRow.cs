using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A tag that members can carry.</summary>
public sealed class TagRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>basic, consumption, interaction or value.</summary>
    public required string Group { get; set; }
    /// <summary>Carried per session or month.</summary>
    public bool Scoped { get; set; }
    public LocalText? Description { get; set; }
    /// <summary>static or dynamic.</summary>
    public string Nature { get; set; } = "static";
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<TagRow>
{
    public void Configure(EntityTypeBuilder<TagRow> builder) => builder.HasKey(row => row.Key);
}
