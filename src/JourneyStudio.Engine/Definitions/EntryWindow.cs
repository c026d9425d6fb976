namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// When members may come in: local dates (<c>2026-05-01</c>) or local date-times (<c>2026-05-01T10:00</c>), resolved late in the
/// zone of the one who enters. Both ends belong to the window; a date as the end means its whole day.
/// </summary>
public sealed record EntryWindow
{
    /// <summary>First moment; null: open.</summary>
    public string? From { get; init; }

    /// <summary>Last moment; null: open.</summary>
    public string? To { get; init; }

    /// <summary>Unknown properties, kept.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;
}
