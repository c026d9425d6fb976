using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>A child of a member, born or expected.</summary>
public sealed class ChildRow
{
    public long Id { get; set; }
    public string? ExternalId { get; set; }
    public long MemberId { get; set; }
    public string Name { get; set; } = "";
    public DateOnly? DueDate { get; set; }
    public DateOnly? BirthDate { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ChildConfiguration : IEntityTypeConfiguration<ChildRow>
{
    public void Configure(EntityTypeBuilder<ChildRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.ExternalId).IsUnique();
        builder.HasIndex(row => row.MemberId);
        builder.HasIndex(row => new { row.BirthDate, row.MemberId });
        builder.HasIndex(row => new { row.DueDate, row.MemberId });
    }
}
