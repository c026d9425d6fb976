using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>At most one message per address, template and entry key; the first to claim sends.</summary>
public sealed class MessageClaimRow
{
    public required string Address { get; set; }
    public required string Template { get; set; }
    public required string EntryKey { get; set; }
    public long EnrollmentId { get; set; }
    public long MessageId { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class MessageClaimConfiguration : IEntityTypeConfiguration<MessageClaimRow>
{
    public void Configure(EntityTypeBuilder<MessageClaimRow> builder)
    {
        builder.HasKey(row => new { row.Address, row.Template, row.EntryKey });
        builder.HasIndex(row => row.EnrollmentId);
    }
}
