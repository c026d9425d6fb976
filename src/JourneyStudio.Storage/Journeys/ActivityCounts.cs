namespace JourneyStudio.Storage.Journeys;

/// <summary>Live figures of one activity, summed over the versions of its journey.</summary>
/// <param name="Entered">Arrivals.</param>
/// <param name="Waiting">Tokens that stand here now.</param>
/// <param name="Failed">Departures by failure.</param>
/// <param name="Left">Departures that ended the journey midway: by failure, by its rules, or because somebody stopped it.</param>
/// <param name="Lag">Seconds that the member who is due here the longest is late; zero when nobody is.</param>
/// <param name="Ports">Departures by output.</param>
public sealed record ActivityCounts(long Entered, long Waiting, long Failed, long Left, double Lag, IReadOnlyDictionary<string, long> Ports);

/// <summary>Live figures of a journey.</summary>
/// <param name="InFlight">Enrollments that are active now.</param>
/// <param name="Activities">By activity id.</param>
public sealed record JourneyCounts(long InFlight, IReadOnlyDictionary<string, ActivityCounts> Activities)
{
    /// <summary>Seconds that the member who is due the longest is late.</summary>
    public double Lag => Activities.Count == 0 ? 0 : Activities.Values.Max(counts => counts.Lag);

    public static JourneyCounts None { get; } = new(0, new Dictionary<string, ActivityCounts>());
}
