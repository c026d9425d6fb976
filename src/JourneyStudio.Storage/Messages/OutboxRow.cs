using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>Work for the outside world; a row lives until its effect has ended.</summary>
public sealed class OutboxRow
{
    public long Id { get; set; }
    /// <summary>The effect key.</summary>
    public required string Key { get; set; }
    /// <summary>message: the only kind; calls and notices are messages of channels of their own.</summary>
    public required string Kind { get; set; }
    /// <summary>Channel and class, see <see cref="OutboxLanes"/>.</summary>
    public required string Lane { get; set; }
    /// <summary>Row of the kind's table.</summary>
    public long TargetId { get; set; }
    public long MemberId { get; set; }
    public DateTimeOffset Due { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public string? LeasedBy { get; set; }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => new { row.Lane, row.Due, row.Id });
        builder.HasIndex(row => row.Due);
    }
}
