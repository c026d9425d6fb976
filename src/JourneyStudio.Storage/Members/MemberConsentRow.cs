using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>What a member allowed or refused, by channel and purpose.</summary>
public sealed class MemberConsentRow
{
    public long MemberId { get; set; }
    public required string Channel { get; set; }
    /// <summary>marketing or service.</summary>
    public required string Purpose { get; set; }
    public bool Granted { get; set; }
    public required string Source { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class MemberConsentConfiguration : IEntityTypeConfiguration<MemberConsentRow>
{
    public void Configure(EntityTypeBuilder<MemberConsentRow> builder) => builder.HasKey(row => new { row.MemberId, row.Channel, row.Purpose });
}
