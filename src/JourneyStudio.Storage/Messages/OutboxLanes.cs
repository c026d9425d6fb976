using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Messages;

/// <summary>The outbox is a lane for each channel and class: a channel that is slow holds up no other, replies go before promotion, and what is stopped is not even looked at.</summary>
public static class OutboxLanes
{
    public static string Of(string channel, MessageClass messageClass) => $"{channel}/{MessageStates.Class(messageClass)}";
}
