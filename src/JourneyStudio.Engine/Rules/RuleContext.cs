using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>All that a rule can look at.</summary>
public sealed record RuleContext
{
    /// <summary>The member.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Records of the enrollment, or of the event that may start one, by kind (see <see cref="RecordKinds"/>).</summary>
    public IReadOnlyDictionary<string, string> Records { get; init; } = NoRecords;

    /// <summary>What the enrollment has remembered, by name (see <see cref="JourneyValues"/>); nothing where there is none.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

    /// <summary>The event at hand: in a trigger's filter, in a wait for an event.</summary>
    public MemberEvent? Event { get; init; }

    private static readonly Dictionary<string, string> NoRecords = [];

    /// <summary>Key of the session, or empty when there is none.</summary>
    public string SessionKey => Records.GetValueOrDefault(RecordKinds.Session, "");

    /// <summary>An attribute of the member, or the value of the enrollment that the key names; null when there is none.</summary>
    public AttributeValue? Attribute(string key) => JourneyValues.NameIn(key) is { } name ? Values.GetValueOrDefault(name) : Member.Attributes.GetValueOrDefault(key);

    /// <summary>The zone in which days begin and end: the member's, unless the journey names one.</summary>
    public TimeZoneInfo Zone { get => field ?? Member.Zone; init; }
}
