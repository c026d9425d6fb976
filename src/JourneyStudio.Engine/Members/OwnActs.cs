using System.Collections.Frozen;

namespace JourneyStudio.Engine.Members;

/// <summary>Tells what a member did themselves from what happened to them: only the former can be answered by a reply.</summary>
public static class OwnActs
{
    /// <summary>Events that the studio, the clock, an operator or a provider brings about.</summary>
    public static FrozenSet<string> Others { get; } = new[]
    {
        "tag.added", "tag.removed", "segment.entered", "segment.left",
        "member.created", "member.updated", "member.deleted", "member.imported",
        "order.created", "order.updated", "order.refunded", "order.deleted", "coupon.issued", "coupon.expired", "coupon.refunded",
        "subscription.created", "subscription.updated", "subscription.deleted", "child.created", "child.updated", "child.deleted",
        "message.sent", "message.failed", "message.suppressed", "message.unknown", "message.delivered", "message.bounced", "message.complained",
        "schedule.reached", "date.reached", "api.called", "webhook.answered", "task.finished", "wechat.unfollowed", "wecom.removed",
        "journey.started",
        "journey.called",
        "journey.ended",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an event of this name is the member's own act.</summary>
    public static bool Includes(string name) => !Others.Contains(name);

    /// <summary>The later of an act known so far and this event, if it is one.</summary>
    public static DateTimeOffset? Latest(DateTimeOffset? known, MemberEvent occurred) =>
        Includes(occurred.Name) && (known is not { } before || occurred.At > before) ? occurred.At : known;
}
