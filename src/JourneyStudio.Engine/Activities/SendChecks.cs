using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>Whether a message may take a channel: every check in the order of the semantics.</summary>
internal static class SendChecks
{
    /// <summary>How long after the member's own act a message still answers it.</summary>
    private static readonly TimeSpan ReplyWindow = TimeSpan.FromMinutes(10);

    public static SendVerdict Judge(MessageTemplate template, string channel, ActivityContext context)
    {
        if (Refusal(template, channel, context) is { } reason) return new SendVerdict(reason, null);
        if (template.Class != MessageClass.Reply && context.Contact.QuietUntil(channel, context.Now, context.Member.Zone) is { } loud)
            return new SendVerdict(SendReasons.Quiet, loud);
        if (template.Class == MessageClass.Marketing && context.Contact.CappedUntil(channel, context.Member, context.Now) is { } free)
            return new SendVerdict(SendReasons.Capped, free);
        return SendVerdict.Permitted;
    }

    private static string? Refusal(MessageTemplate template, string channel, ActivityContext context)
    {
        var member = context.Member;
        if (context.Session?.CancelledAt is { } cancelled && context.ArrivedAt < cancelled) return SendReasons.SessionCancelled;
        if (template.Variant(channel, member.Language) is null) return SendReasons.NoVariant;
        if (context.Contact.Stopped(channel, template.Class)) return SendReasons.Stopped;
        if (member.SuppressedOn(channel) is not null) return SendReasons.Suppressed;
        if (!member.Permits(channel, template.Class == MessageClass.Marketing ? MessagePurpose.Marketing : MessagePurpose.Service)) return SendReasons.NoConsent;
        if (template.Class == MessageClass.Reply && !(member.LastAct > context.Now - ReplyWindow)) return SendReasons.NotAReply;
        if (member.AddressOn(channel) is null) return SendReasons.NoAddress;
        return context.Contact.WindowOpen(channel, member, context.Now) ? null : SendReasons.WindowClosed;
    }
}

/// <summary>What the checks found.</summary>
/// <param name="Reason">Why not, see <see cref="SendReasons"/>; null when the channel is permitted.</param>
/// <param name="Until">When it would be permitted, for quiet hours and caps; null when waiting does not help.</param>
internal readonly record struct SendVerdict(string? Reason, DateTimeOffset? Until)
{
    public static SendVerdict Permitted { get; } = new(null, null);
}
