using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Members;

/// <summary>Purposes of consent by their stored names.</summary>
public static class ConsentPurposes
{
    public const string Marketing = "marketing";
    public const string Service = "service";

    public static string Write(MessagePurpose purpose) => purpose == MessagePurpose.Marketing ? Marketing : Service;

    public static MessagePurpose Read(string stored) => stored == Marketing ? MessagePurpose.Marketing : MessagePurpose.Service;
}
