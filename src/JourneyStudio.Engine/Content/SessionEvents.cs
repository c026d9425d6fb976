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
}
