namespace JourneyStudio.Engine.Clocks;

/// <summary>Events by which clocks start journeys. Their property <see cref="Trigger"/> names the one trigger that they are for.</summary>
public static class ClockEvents
{
    /// <summary>Source of these events: with the key of the start it makes them unique.</summary>
    public const string Source = "clock";

    /// <summary>A scheduled start.</summary>
    public const string Schedule = "schedule.reached";

    /// <summary>A member's date.</summary>
    public const string Date = "date.reached";

    /// <summary>A start by hand.</summary>
    public const string Manual = "journey.started";

    /// <summary>A call from outside.</summary>
    public const string Call = "api.called";

    /// <summary>Property: <c>definitionId/activityId</c> of the trigger.</summary>
    public const string Trigger = "trigger";

    /// <summary>Property of <see cref="Date"/>: date, offset and record of the occurrence, the entry key.</summary>
    public const string Occurrence = "occurrence";

    /// <summary>Property of <see cref="Date"/>: set when the occurrence was due before publishing and is wanted all the same.</summary>
    public const string Past = "past";

    /// <summary>How a trigger is named in <see cref="Trigger"/>.</summary>
    public static string NameOf(string definitionId, string activity) => $"{definitionId}/{activity}";
}
