using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Contact;

/// <summary>What sending reads of a member, once it is known which channels are used and what the workspace allows.</summary>
internal static class ContactNeeds
{
    /// <summary>How far back the member's own act is looked for: longer than any reply may take.</summary>
    private static readonly TimeSpan Acts = TimeSpan.FromMinutes(15);

    /// <summary>The needs with what caps, replies and channels' windows read. Nothing is added where nothing is sent, capped or answered.</summary>
    public static SnapshotNeeds Complete(SnapshotNeeds needs, WorkspaceContent content, IEnumerable<ContactRules> rules)
    {
        if (needs.Channels.IsEmpty) return needs;
        needs = rules.Aggregate(needs, (all, one) => all.With(new SnapshotNeeds { Messages = one.Window }));
        if (content.Templates.Any(template => template.Class == MessageClass.Reply)) needs = needs.With(new SnapshotNeeds { Acts = Acts });
        return needs.Channels.Any(ChannelWindows.Has) ? content.Contact.Allowances.Aggregate(needs, (all, one) => all.With(Needs(one))) : needs;
    }

    private static SnapshotNeeds Needs(ChannelAllowance allowance) => ChannelWindows.Lasts(allowance) is { } lasts
        ? new SnapshotNeeds { Messages = lasts, Events = System.Collections.Immutable.ImmutableDictionary<string, TimeSpan?>.Empty.Add(allowance.Event, lasts) }
        : SnapshotNeeds.None;
}
