using System.Collections.Immutable;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
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

    /// <summary>What the enrollment has remembered so far, by name.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

    /// <summary>The event that brought the token here without a wait between; null when a time or an operator did.</summary>
    public MemberEvent? Event { get; init; }

    /// <summary>When the enrollment began.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When the token arrived at the activity: waits are counted from here, so that judging again gives the same instant.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Logical id of the journey.</summary>
    public required string Journey { get; init; }

    /// <summary>Id of the activity.</summary>
    public string Activity { get; init; } = "";

    /// <summary>The enrollment; default while a trigger decides whether there will be one.</summary>
    public EnrollmentId Enrollment { get; init; }

    /// <summary>Number of the step with which the token arrived.</summary>
    public int Step { get; init; }

    /// <summary>The zone in which days and hours are meant: the journey's if it names one, else the member's.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The session among the records, or null.</summary>
    public SessionRecord? Session { get; init; }

    /// <summary>The workspace's content.</summary>
    public required ContentCatalog Content { get; init; }

    /// <summary>What limits the messages of the journey.</summary>
    public ContactRules Contact { get; init; } = ContactRules.None;

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Key of the session, or empty: the scope of session-scoped tags and coupons.</summary>
    public string SessionScope => Records.GetValueOrDefault(RecordKinds.Session, "");

    /// <summary>What a rule may look at, with the event at hand if there is one.</summary>
    public RuleContext ForRules(MemberEvent? occurred = null) => new() { Member = Member, Now = Now, Zone = Zone, Records = Records, Values = Values, Event = occurred };

    /// <summary>Key of an effect that the activity asks for on arrival. An answer from outside carries it as its property <see cref="EventProperties.Effect"/>.</summary>
    /// <param name="ordinal">Place among the effects, from 0.</param>
    public string EffectKey(int ordinal) => new EffectKey(Enrollment, Step, ordinal).ToString();

    /// <summary>The tag in the scope that its definition asks for: the enrollment's session, or none.</summary>
    public TagKey ScopedTag(string tag) => new(tag, Content.Tag(tag) is { Scoped: true } ? SessionScope : "");
}
