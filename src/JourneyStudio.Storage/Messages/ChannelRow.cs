using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>How fast a channel may send, and how much of that is left: one token bucket for all nodes together.</summary>
public sealed class ChannelRow
{
    /// <summary>Channel key.</summary>
    public required string Key { get; set; }
    /// <summary>Most messages a minute; null knows no limit.</summary>
    public int? PerMinute { get; set; }
    /// <summary>What is in the bucket, in sixty-thousandths of a message: what a rate of one a minute adds in a millisecond.</summary>
    public long Available { get; set; }
    public DateTimeOffset RefilledAt { get; set; }
}

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<ChannelRow>
{
    public void Configure(EntityTypeBuilder<ChannelRow> builder) => builder.HasKey(row => row.Key);
}
