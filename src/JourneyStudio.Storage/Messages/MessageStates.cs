using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Messages;

/// <summary>States and classes of messages by their stored names.</summary>
public static class MessageStates
{
    public const string Pending = "pending";
    public const string Sending = "sending";
    public const string Sent = "sent";
    public const string Failed = "failed";
    public const string Suppressed = "suppressed";
    public const string Unknown = "unknown";

    public static string Class(MessageClass messageClass) => messageClass switch
    {
        MessageClass.Marketing => "marketing",
        MessageClass.Service => "service",
        MessageClass.Reply => "reply",
        _ => throw new ArgumentOutOfRangeException(nameof(messageClass), messageClass, "No stored name for this class."),
    };

    public static MessageClass Class(string stored) => stored switch
    {
        "marketing" => MessageClass.Marketing,
        "service" => MessageClass.Service,
        "reply" => MessageClass.Reply,
        _ => throw new InvalidDataException($"A stored message has the unknown class '{stored}'."),
    };
}
