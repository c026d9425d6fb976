using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>A unit that someone who signs in is given: they see its members and those of all units below.</summary>
public sealed class UserUnitRow
{
    public long UserId { get; set; }
    public long UnitId { get; set; }
}

internal sealed class UserUnitConfiguration : IEntityTypeConfiguration<UserUnitRow>
{
    public void Configure(EntityTypeBuilder<UserUnitRow> builder)
    {
        builder.HasKey(row => new { row.UserId, row.UnitId });
        builder.HasIndex(row => row.UnitId);
    }
}
