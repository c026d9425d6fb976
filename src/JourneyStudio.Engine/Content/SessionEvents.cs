using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Content;

/// <summary>
/// What the members of a session are told when it changes: those who carry a tag of it or are on the way through a journey with it. Both carry the session as their property <c>session</c>.
/// </summary>
public static class SessionEvents
{
    /// <summary>It takes place at another time: <c>startsAt</c> and <c>old.startsAt</c>.</summary>
    public const string Rescheduled = "session.rescheduled";

    /// <summary>It does not take place: <c>reason</c>, where one was given.</summary>
    public const string Cancelled = "session.cancelled";

    /// <summary>What the event of a change tells, but for a reason.</summary>
    /// <param name="session">Key of the session.</param>
    /// <param name="startsAt">When it takes place now.</param>
    /// <param name="before">When it was to take place; null: it is called off.</param>
    public static Dictionary<string, AttributeValue> Properties(string session, DateTimeOffset startsAt, DateTimeOffset? before)
    {
        var properties = new Dictionary<string, AttributeValue> { [RecordKinds.Session] = new AttributeValue.Text(session) };
        if (before is { } was) (properties["startsAt"], properties["old.startsAt"]) = (new AttributeValue.Instant(startsAt), new AttributeValue.Instant(was));
        return properties;
    }
}
