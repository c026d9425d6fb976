using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>What a guide says, by scene and language.</summary>
public sealed class ScriptRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    public required string Scene { get; set; }
    /// <summary>Texts by language, JSON.</summary>
    public required string Variants { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ScriptConfiguration : IEntityTypeConfiguration<ScriptRow>
{
    public void Configure(EntityTypeBuilder<ScriptRow> builder) => builder.HasKey(row => row.Key);
}
