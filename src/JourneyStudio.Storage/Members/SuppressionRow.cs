using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>An address that nothing is sent to any more, whatever its owner agreed to.</summary>
public sealed class SuppressionRow
{
    /// <summary>Channel key; both kinds of WeChat message stand under one.</summary>
    public required string Channel { get; set; }
    /// <summary>The address as <see cref="Fold"/> writes it.</summary>
    public required string Address { get; set; }
    /// <summary>bounced, complained, invalid, opted-out or operator.</summary>
    public required string Reason { get; set; }
    public DateTimeOffset Since { get; set; }

    /// <summary>Mail addresses are the same in upper and lower case; others are taken as they are.</summary>
    public static string Fold(string channel, string address) => channel == ChannelKeys.Email ? FoldedText.Of(address) : address;
}

internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<SuppressionRow>
{
    public void Configure(EntityTypeBuilder<SuppressionRow> builder) => builder.HasKey(row => new { row.Channel, row.Address });
}
