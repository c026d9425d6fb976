namespace JourneyStudio.Runtime;

/// <summary>Settings of section <c>Runtime</c>.</summary>
public sealed class RuntimeOptions
{
    public const string Section = "Runtime";

    /// <summary>False serves pages and API without advancing or sending anything. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long an execution of the slot job owns its slots before it is fired again. Default: 15 seconds.</summary>
    public TimeSpan SlotTurn { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an idle stage sleeps when no signal comes: the fall-back for what no signal tells. Default: 1 second.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many messages a dispatcher claims at once. Default: 200.</summary>
    public int DispatchBatch { get; set; } = 200;

    /// <summary>How long a claim on a message holds before others may take it over. After a third of it no further message is begun. Default: 8 minutes.</summary>
    public TimeSpan DispatchLease { get; set; } = TimeSpan.FromMinutes(8);

    /// <summary>How often the calendars of journeys are looked at. Default: 5 seconds.</summary>
    public TimeSpan Clocks { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after a refresh of the segments the next one begins. Default: 15 minutes.</summary>
    public TimeSpan SegmentRefresh { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long ids of events are remembered to recognise duplicates. Default: 90 days.</summary>
    public TimeSpan EventKeysKept { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long routed events are kept: rules can look back no further. Not shorter than <see cref="EventKeysKept"/>. Default: 400 days.</summary>
    public TimeSpan EventsKept { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long an enrollment is kept after its end, with its trace and messages. Counts stay for ever. Default: 400 days.</summary>
    public TimeSpan HistoryKept { get; set; } = TimeSpan.FromDays(400);
}
