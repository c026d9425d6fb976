namespace JourneyStudio.Storage.Campaigns;

/// <summary>How a session stands.</summary>
public static class SessionStates
{
    public const string Planned = "planned";
    public const string Cancelled = "cancelled";

    /// <summary>It has ended: by the clock, whatever the row says.</summary>
    public const string Over = "over";

    public static string Of(SessionRow session, DateTimeOffset now) =>
        session.State == Cancelled ? Cancelled : session.State == Over || session.EndsAt <= now ? Over : Planned;
}
