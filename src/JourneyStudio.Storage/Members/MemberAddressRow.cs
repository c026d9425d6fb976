using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>Where a channel reaches a member. Phone and email of the member row are addresses too.</summary>
public sealed class MemberAddressRow
{
    public long MemberId { get; set; }
    /// <summary>Channel key, such as wechat.</summary>
    public required string Channel { get; set; }
    public required string Address { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class MemberAddressConfiguration : IEntityTypeConfiguration<MemberAddressRow>
{
    public void Configure(EntityTypeBuilder<MemberAddressRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Channel });
        builder.HasIndex(row => new { row.Channel, row.Address }).IsUnique();
    }
}
