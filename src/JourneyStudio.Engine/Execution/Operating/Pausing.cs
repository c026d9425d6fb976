namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What a pause does to a token that rests.</summary>
public static class Pausing
{
    /// <summary>The token as it stands while its journey is paused: only an operator moves it.</summary>
    public static Token Hold(Token token) => token with { Held = true };

    /// <summary>The token with its clock set on by the length of the pause: what was left of its wait is left still.</summary>
    /// <param name="token">A held token.</param>
    /// <param name="pausedAt">When the pause began.</param>
    /// <param name="resumedAt">When it ended.</param>
    public static Token Shift(Token token, DateTimeOffset pausedAt, DateTimeOffset resumedAt)
    {
        var since = token.ArrivedAt > pausedAt ? token.ArrivedAt : pausedAt;
        var pause = resumedAt > since ? resumedAt - since : TimeSpan.Zero;
        return Free(token) with { Due = token.Due + pause, Shifted = token.Shifted + pause };
    }

    /// <summary>The token as it goes on.</summary>
    public static Token Free(Token token) => token with { Held = false };

    /// <summary>Whether time should have moved it on by now. An event that came in time satisfied it first.</summary>
    public static bool IsOverdue(Token token, DateTimeOffset now) => token.Due <= now && !CameInTime(token);

    /// <summary>Whether an event satisfied it while it was held, before its time was up.</summary>
    public static bool CameInTime(Token token) => token.KeptAt is { } at && (token.Due is not { } due || at <= due);
}
