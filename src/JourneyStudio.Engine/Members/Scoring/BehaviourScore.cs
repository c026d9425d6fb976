namespace JourneyStudio.Engine.Members.Scoring;

/// <summary>
/// How much a member does, and how lately: points for key events, which count half after each half-life and nothing after <see cref="Halvings"/> of them and one more. In whole numbers, so that every
/// database adds up the same. It is summed in parts of a point; <see cref="Parts"/> of them are one.
/// </summary>
public static class BehaviourScore
{
    /// <summary>How often points are halved before they are gone.</summary>
    public const int Halvings = 5;

    /// <summary>Parts of a point.</summary>
    public const int Parts = 1 << Halvings;

    /// <summary>When the spans begin in which an event counts fully, half, a quarter …: after the instant, up to the one before it, the first up to now.</summary>
    public static DateTimeOffset Since(ModelSettings settings, DateTimeOffset now, int span) => now.AddDays(-(double)settings.HalfLifeDays * (span + 1));

    /// <summary>Points from their parts; never below nothing.</summary>
    public static long Of(long parts) => Math.Max(0, parts / Parts);

    /// <summary>The points of a member.</summary>
    /// <param name="events">What they did, whenever.</param>
    /// <param name="settings">What events are worth, and for how long.</param>
    /// <param name="now">As of when.</param>
    public static long Of(IEnumerable<MemberEvent> events, ModelSettings settings, DateTimeOffset now) => Of(events.Sum(happened => PartsOf(happened, settings, now)));

    /// <summary><c>high</c>, <c>medium</c> or <c>low</c>; null for who has no points.</summary>
    public static string? Band(long points, ModelSettings settings) =>
        points >= settings.HighPoints ? "high" : points >= settings.MediumPoints ? "medium" : points > 0 ? "low" : null;

    private static long PartsOf(MemberEvent happened, ModelSettings settings, DateTimeOffset now)
    {
        if (happened.At > now || settings.Points.FirstOrDefault(points => points.Event == happened.Name) is not { } worth) return 0;
        for (var span = 0; span <= Halvings; span++)
            if (happened.At > Since(settings, now, span)) return (long)worth.Points << (Halvings - span);
        return 0;
    }
}
