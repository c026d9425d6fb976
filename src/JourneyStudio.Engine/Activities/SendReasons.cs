namespace JourneyStudio.Engine.Activities;

/// <summary>Why a message did not take a channel, in the order in which it is checked. They stand in traces as the channel's deciding value.</summary>
public static class SendReasons
{
    /// <summary>The template has no text for the channel.</summary>
    public const string NoVariant = "no-variant";

    /// <summary>The emergency stop is on.</summary>
    public const string Stopped = "stopped";

    /// <summary>The address is on the suppression list.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>The member has not agreed to this purpose on the channel, or has taken that back.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>A reply without an act of the member in the last ten minutes.</summary>
    public const string NotAReply = "not-a-reply";

    /// <summary>The channel does not reach the member.</summary>
    public const string NoAddress = "no-address";

    /// <summary>The channel only answers, and the member has not written lately or has had all answers.</summary>
    public const string WindowClosed = "window-closed";

    /// <summary>Quiet hours.</summary>
    public const string Quiet = "quiet";

    /// <summary>A cap is reached.</summary>
    public const string Capped = "capped";

    /// <summary>The rule that must hold when the message leaves does not hold any more.</summary>
    public const string StillIf = "still-if";

    /// <summary>The session that it is about was called off after the member came here, or after the message was recorded.</summary>
    public const string SessionCancelled = "session-cancelled";

    /// <summary>The person's data were erased before the message left.</summary>
    public const string Erased = "erased";
}
