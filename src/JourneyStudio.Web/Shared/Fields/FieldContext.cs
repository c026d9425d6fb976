using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What editors of fields speak of: the content of the workspace, in the reader's language.</summary>
public sealed record FieldContext(ContentCatalog Content, string Language)
{
    /// <summary>Whether rules are asked of members alone, as those of segments are: no event is at hand, and no enrollment with a session.</summary>
    public bool MembersAlone { get; init; }

    /// <summary>Names of the values that the journey at hand remembers: rules are offered them.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether rules say for how many members they hold now.</summary>
    public bool Counts { get; init; }

    /// <summary>By whose example moments and messages are shown; null: by nobody's.</summary>
    public FieldSample? Sample { get; init; }

    /// <summary>When the example comes.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Zone in which the journey means its times; null: the member's own.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The same where nobody is in the journey yet: there are no values to ask for.</summary>
    public FieldContext BeforeEntry => Values.Count == 0 ? this : this with { Values = [] };

    public TimeZoneInfo ZoneOf(FieldSample sample) => Zone ?? sample.Member.Zone;
}
