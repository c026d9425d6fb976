using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>Everything an activity may look at when it decides. There is no clock and no store behind it.</summary>
public sealed record ActivityContext
{
    /// <summary>The member, effects of earlier activities of the burst included.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>Records that the enrollment carries, by kind.</summary>
    public required ImmutableSortedDictionary<string, string> Records { get; init; }

    /// <summary>When the enrollment began.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>The session among the records, or null.</summary>
    public SessionRecord? Session { get; init; }

    /// <summary>The workspace's content.</summary>
    public required ContentCatalog Content { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Key of the session, or empty: the scope of session-scoped tags and coupons.</summary>
    public string SessionScope => Records.GetValueOrDefault(RecordKinds.Session, "");

    /// <summary>What a rule may look at, with the event at hand if there is one.</summary>
    public RuleContext ForRules(MemberEvent? occurred = null) => new() { Member = Member, Now = Now, Records = Records, Event = occurred };

    /// <summary>The tag in the scope that its definition asks for: the enrollment's session, or none.</summary>
    public TagKey ScopedTag(string tag) => new(tag, Content.Tag(tag) is { Scoped: true } ? SessionScope : "");
}
