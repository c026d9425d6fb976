using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Contact;

/// <summary>What limits the messages of one journey: the workspace's policy and the journey's own rules, the strictest of which holds.</summary>
public sealed class ContactRules
{
    /// <summary>Quiet hours that follow on each other for longer than this never end.</summary>
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(50);

    private readonly SendingStop stop;
    private readonly ImmutableArray<ChannelAllowance> allowances;
    private readonly ImmutableArray<QuietWindow> quiet;
    private readonly ImmutableArray<CapRule> caps;

    private ContactRules(SendingStop stop, ImmutableArray<ChannelAllowance> allowances, IEnumerable<QuietWindow?> quiet, IEnumerable<CapRule?> caps) =>
        (this.stop, this.allowances, this.quiet, this.caps) = (stop, allowances, [.. quiet.OfType<QuietWindow>()], [.. caps.OfType<CapRule>()]);

    /// <summary>No limits.</summary>
    public static ContactRules None { get; } = new(SendingStop.None, ChannelWindows.WeChat, [], []);

    /// <summary>How far back recorded messages are counted; null: nothing is capped.</summary>
    public TimeSpan? Window => caps.IsEmpty ? null : caps.Max(cap => cap.Window);

    /// <summary>The limits of a journey. What cannot be read of them is left out: checks report it.</summary>
    public static ContactRules Of(WorkspaceContent content, JourneyId journey, ImmutableArray<FrequencyCap> journeyCaps, ImmutableArray<QuietHours> journeyQuiet) => new(
        content.Stop,
        content.Contact.Allowances,
        content.Contact.QuietHours.Concat(journeyQuiet).Select(QuietWindow.Of),
        content.Contact.Caps.Select(cap => CapRule.Of(cap, null)).Concat(journeyCaps.Select(cap => CapRule.Of(cap, journey))));

    /// <summary>Whether the emergency stop holds a message of this class.</summary>
    public bool Stopped(string channel, MessageClass kind) => stop.Holds(channel, kind);

    /// <summary>Whether the channel's own window is open: always, but for channels that only answer.</summary>
    public bool WindowOpen(string channel, MemberSnapshot member, DateTimeOffset now) => !ChannelWindows.Has(channel) || ChannelWindows.IsOpen(allowances, member, now);

    /// <summary>When the quiet hours end; null when it is not quiet, <see cref="DateTimeOffset.MaxValue"/> when they never end.</summary>
    public DateTimeOffset? QuietUntil(string channel, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (quiet.IsEmpty) return null;
        var end = now;
        while (quiet.Where(window => window.Covers(channel)).Max(window => window.EndAfter(end, zone)) is { } later)
        {
            if (later - now > LongestQuiet) return DateTimeOffset.MaxValue;
            end = later;
        }

        return end == now ? null : end;
    }

    /// <summary>When every cap lets a marketing message through; null: now, <see cref="DateTimeOffset.MaxValue"/>: never.</summary>
    public DateTimeOffset? CappedUntil(string channel, MemberSnapshot member, DateTimeOffset now) =>
        caps.IsEmpty ? null : caps.Where(cap => cap.Covers(channel)).Max(cap => cap.FreeAt(member.Messages, now, member.Zone));
}
