using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Contact;

/// <summary>A frequency cap, read and ready to be judged.</summary>
/// <param name="channel">Key of the channel; null: all of them together.</param>
/// <param name="journey">Journey whose messages count; null: those of all.</param>
/// <param name="limit">Most messages.</param>
/// <param name="rolling">The rolling time; null: the member's calendar day.</param>
internal sealed class CapRule(string? channel, JourneyId? journey, int limit, Duration? rolling)
{
    private static readonly Duration Day = new() { Days = 1 };

    /// <summary>How far back it looks at the most.</summary>
    public TimeSpan Window => (rolling ?? Day).Longest;

    /// <summary>Null when it cannot be read: lint and the settings page report that.</summary>
    public static CapRule? Of(FrequencyCap cap, JourneyId? journey)
    {
        if (cap.Limit is not { } limit) return null;
        if (cap.Per == FrequencyCap.Day) return new(cap.Channel, journey, limit, null);
        return Duration.Parse(cap.Per).TryGet(out var rolling) && !rolling.IsZero ? new(cap.Channel, journey, limit, rolling) : null;
    }

    public bool Covers(string other) => channel is null || channel == other;

    /// <summary>When the next message is allowed; null: now. Never: <see cref="DateTimeOffset.MaxValue"/>.</summary>
    public DateTimeOffset? FreeAt(IReadOnlyList<MessageFact> recorded, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (limit <= 0) return DateTimeOffset.MaxValue;
        var left = limit;
        for (var i = recorded.Count - 1; i >= 0; i--)
        {
            var message = recorded[i];
            if (message.Class != MessageClass.Marketing || !Covers(message.Channel) || (journey is not null && message.Journey != journey)) continue;
            var free = FreedAt(message.At, zone);
            if (free > now && --left == 0) return free;
        }

        return null;
    }

    /// <summary>When a message no longer counts.</summary>
    private DateTimeOffset FreedAt(DateTimeOffset at, TimeZoneInfo zone) =>
        rolling?.After(at, zone) ?? LocalTime.Resolve(LocalTime.DateAt(at, zone).AddDays(1).ToDateTime(TimeOnly.MinValue), zone);
}
