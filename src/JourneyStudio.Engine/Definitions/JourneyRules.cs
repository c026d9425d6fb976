using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Journey-level rules, stored under <c>customProperties.journey</c>.</summary>
public sealed record JourneyRules
{
    /// <summary>No rules given.</summary>
    public static readonly JourneyRules None = new();

    /// <summary>As given; null means <see cref="EntryRule"/>'s default.</summary>
    public Reentry? Reentry { get; init; }

    /// <summary>When members may come in; null: always.</summary>
    public EntryWindow? EntryWindow { get; init; }

    /// <summary>Which journey goes first when several act in one instant: the higher. Null: 0.</summary>
    public int? Priority { get; init; }

    /// <summary>The rule (in the rule language's JSON) that ends an enrollment as soon as it holds; null: none.</summary>
    public JsonElement? ExitWhen { get; init; }

    /// <summary>What the journey is for; null: nothing is measured.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Share of members, in percent, who are let in only to be measured and get nothing; null: none.</summary>
    public int? ControlPercent { get; init; }

    /// <summary>Most marketing messages of this journey to one member, beside the workspace's own caps.</summary>
    public ImmutableArray<FrequencyCap> Caps { get; init; } = [];

    /// <summary>Hours in which this journey sends no marketing or service message, beside the workspace's own.</summary>
    public ImmutableArray<QuietHours> QuietHours { get; init; } = [];

    /// <summary>IANA zone in which the journey's times are meant, whatever the member's; null: the member's own.</summary>
    public string? Zone { get; init; }

    /// <summary>True when entries that come while the journey is paused are kept until it resumes; else they are refused and counted.</summary>
    public bool HoldsWhilePaused { get; init; }

    /// <summary>Rules this version doesn't know yet, kept.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;

    /// <summary>The re-entry rule in force: as given, else never with the empty key.</summary>
    public Reentry EntryRule => Reentry ?? Reentry.Never;

    /// <summary>Whether these and other rules say the same of how long members rest somewhere: zone, exit, caps and quiet hours.</summary>
    public bool BearAlikeOnWaits(JourneyRules other) =>
        Zone == other.Zone && Same(ExitWhen, other.ExitWhen) && Caps.SequenceEqual(other.Caps) && QuietHours.SequenceEqual(other.QuietHours);

    private static bool Same(JsonElement? one, JsonElement? other) => one is { } a && other is { } b ? JsonElement.DeepEquals(a, b) : one is null && other is null;

    /// <summary>Whether nothing at all is given.</summary>
    public bool IsEmpty => Reentry is null && EntryWindow is null && Priority is null && ExitWhen is null && Goal is null && ControlPercent is null
        && Caps.IsEmpty && QuietHours.IsEmpty && Zone is null && !HoldsWhilePaused && Extra.Count == 0;
}
