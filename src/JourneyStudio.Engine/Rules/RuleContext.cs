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

    /// <summary>The event at hand: in a trigger's filter, in a wait for an event.</summary>
    public MemberEvent? Event { get; init; }

    private static readonly Dictionary<string, string> NoRecords = [];

    /// <summary>Key of the session, or empty when there is none.</summary>
    public string SessionKey => Records.GetValueOrDefault(RecordKinds.Session, "");

    /// <summary>The zone in which days begin and end: the member's, unless the journey names one.</summary>
    public TimeZoneInfo Zone { get => field ?? Member.Zone; init; }
}
