namespace JourneyStudio.Web.Shared.Messages;

/// <summary>How the state of a message is marked.</summary>
internal static class MessageMarks
{
    /// <summary>The states in the order of a message's life.</summary>
    public static readonly string[] States = ["pending", "sending", "sent", "failed", "suppressed", "unknown"];

    public static (string IconName, string Tone) Of(string state) => state switch
    {
        "sent" => ("check", "ok"),
        "failed" => ("circle-x", "danger"),
        "suppressed" => ("ban", "warn"),
        "unknown" => ("circle-alert", "warn"),
        _ => ("clock", ""),
    };
}
