using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>What the preview mailbox received: the end of every channel that is not configured.</summary>
public sealed class MailboxRow
{
    /// <summary>The effect key: a message is kept once however often it is handed over.</summary>
    public required string Key { get; set; }
    public required string Channel { get; set; }
    public required string Address { get; set; }
    public required string Language { get; set; }
    public string? Subject { get; set; }
    public string? BodyText { get; set; }
    public string? BodyHtml { get; set; }
    /// <summary>Keyword fields of a WeChat template message, JSON.</summary>
    public string? Fields { get; set; }
    public string? Link { get; set; }
    /// <summary>The body that would have left.</summary>
    public required string Payload { get; set; }
    /// <summary>How often it was handed over; more than 1 only after a crash between handing over and noting it.</summary>
    public int Copies { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
}

internal sealed class MailboxConfiguration : IEntityTypeConfiguration<MailboxRow>
{
    public void Configure(EntityTypeBuilder<MailboxRow> builder)
    {
        builder.HasKey(row => row.Key);
        builder.HasIndex(row => row.ReceivedAt);
    }
}
