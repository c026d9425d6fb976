using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Retention;

/// <summary>How much of what a version's counts count has been forgotten: the counts stay, and the laws still add up.</summary>
public sealed class ForgottenRow
{
    public long VersionId { get; set; }
    /// <summary><c>state:completed</c>, <c>step:activity</c> or <c>left:activity:port</c>.</summary>
    public required string What { get; set; }
    public long Total { get; set; }
}

internal sealed class ForgottenConfiguration : IEntityTypeConfiguration<ForgottenRow>
{
    public void Configure(EntityTypeBuilder<ForgottenRow> builder)
    {
        builder.ToTable("forgotten");
        builder.HasKey(row => new { row.VersionId, row.What });
    }
}
