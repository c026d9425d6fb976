using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>A tag on a member, empty scope or that of a session or month.</summary>
public sealed class MemberTagRow
{
    public long MemberId { get; set; }
    public required string Tag { get; set; }
    public string Scope { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

internal sealed class MemberTagConfiguration : IEntityTypeConfiguration<MemberTagRow>
{
    public void Configure(EntityTypeBuilder<MemberTagRow> builder)
    {
        builder.HasKey(row => new { row.MemberId, row.Tag, row.Scope });
        builder.HasIndex(row => new { row.Tag, row.Scope, row.MemberId });
        builder.HasIndex(row => new { row.Scope, row.MemberId }).HasFilter("scope <> ''");
    }
}
