using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>What told who a member was before it changed: texts of then still say it.</summary>
public sealed class MemberFormerRow
{
    public long MemberId { get; set; }
    public required string Value { get; set; }
    /// <summary>name, address or other.</summary>
    public required string Kind { get; set; }
    /// <summary>Until when it held.</summary>
    public DateTimeOffset At { get; set; }
}

internal sealed class MemberFormerConfiguration : IEntityTypeConfiguration<MemberFormerRow>
{
    public void Configure(EntityTypeBuilder<MemberFormerRow> builder) => builder.HasKey(row => new { row.MemberId, row.Value });
}
