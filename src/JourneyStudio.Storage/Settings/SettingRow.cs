using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Settings;

/// <summary>A setting of the workspace.</summary>
public sealed class SettingRow
{
    public required string Key { get; set; }
    public required string Value { get; set; }
    /// <summary>The value is protected by the data-protection keys.</summary>
    public bool Protected { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder) => builder.HasKey(row => row.Key);
}
