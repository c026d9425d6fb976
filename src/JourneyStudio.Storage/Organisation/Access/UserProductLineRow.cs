using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>A product line that someone who signs in is given. Who has none of them sees the members of all.</summary>
public sealed class UserProductLineRow
{
    public long UserId { get; set; }
    public long ProductLineId { get; set; }
}

internal sealed class UserProductLineConfiguration : IEntityTypeConfiguration<UserProductLineRow>
{
    public void Configure(EntityTypeBuilder<UserProductLineRow> builder) => builder.HasKey(row => new { row.UserId, row.ProductLineId });
}
