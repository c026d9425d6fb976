using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Messages;

/// <summary>A recorded message with whom it is for, where it came from, and what the preview mailbox received of it.</summary>
public sealed record MailboxMessage
{
    public required MessageRow Message { get; init; }
    public MailboxRow? Received { get; init; }
    public required string MemberId { get; init; }
    public required string MemberName { get; init; }
    public string? JourneyId { get; init; }
    public string? JourneyName { get; init; }
    public int? Version { get; init; }

    /// <summary>Keyword fields of a WeChat template message.</summary>
    public IReadOnlyList<MessageField> Fields => Received?.Fields is { } json ? StoredJson.Read<MessageField[]>(json) : [];
}
