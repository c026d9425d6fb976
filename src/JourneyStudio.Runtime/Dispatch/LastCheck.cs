using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>What is checked once more when a message is about to leave, in the order of the semantics. The emergency stop comes before all of it: what is stopped
/// is not claimed. Caps are not checked: they were counted when it was recorded.</summary>
internal static class LastCheck
{
    /// <summary>Why the message must not leave, or not now; null when it may.</summary>
    /// <param name="message">The message.</param>
    /// <param name="rules">What limits the messages of its journey.</param>
    /// <param name="zone">Zone of its journey; null: the member's.</param>
    /// <param name="now">Now.</param>
    public static Settlement? Judge(PendingMessage message, ContactRules rules, TimeZoneInfo? zone, DateTimeOffset now)
    {
        if (!ChannelKeys.ToMembers.Contains(message.Channel))
            return now >= message.ExpiresAt ? Suppressed(message, "too-late") : message.Address.Length == 0 ? Suppressed(message, "no-staff") : null;
        if (Refuse(message, zone ?? message.Member.Zone, now) is { } refusal)
            return Suppressed(message, refusal);
        if (now >= message.ExpiresAt)
            return Suppressed(message, "too-late");
        if (message.Class != MessageClass.Reply && rules.QuietUntil(message.Channel, now, message.Member.Zone) is { } loud)
            return new Settlement.Postponed(loud < message.ExpiresAt ? loud : message.ExpiresAt, "quiet", CountsAsAttempt: false) { Message = message.Id };
        return message.ClaimedByOther ? Suppressed(message, "duplicate") : null;
    }

    private static string? Refuse(PendingMessage message, TimeZoneInfo zone, DateTimeOffset now)
    {
        var member = message.Member;
        if (member.Closed)
            return "closed";
        if (member.SuppressedOn(message.Channel) is not null)
            return "suppressed";
        if (!member.Permits(message.Channel, message.Class == MessageClass.Marketing ? MessagePurpose.Marketing : MessagePurpose.Service))
            return "consent";
        if (member.AddressOn(message.Channel) != message.Address)
            return "address";
        // What was said before the session was called off is no longer so; what tells of it came after
        if (message.Session?.CancelledAt is { } cancelled && message.RecordedAt < cancelled)
            return SendReasons.SessionCancelled;
        return message.StillIf is { } rule && !RuleEvaluator.Evaluate(rule, new RuleContext { Member = member, Now = now, Zone = zone, Records = message.Records, Values = message.Values }).Value ? "still-if" : null;
    }

    private static Settlement.Suppressed Suppressed(PendingMessage message, string reason) => new(reason) { Message = message.Id };
}
