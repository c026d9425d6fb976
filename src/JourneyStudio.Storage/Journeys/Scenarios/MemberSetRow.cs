using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>Members that testers try journeys on again and again.</summary>
public sealed class MemberSetRow
{
    public long Id { get; set; }
    public required string Name { get; set; }
    /// <summary>A scenario in which nothing happens, JSON: its members.</summary>
    public required string Text { get; set; }
    public int Members { get; set; }
    public DateTimeOffset SavedAt { get; set; }
    public long? SavedBy { get; set; }
}

internal sealed class MemberSetConfiguration : IEntityTypeConfiguration<MemberSetRow>
{
    public void Configure(EntityTypeBuilder<MemberSetRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Name).IsUnique();
    }
}
