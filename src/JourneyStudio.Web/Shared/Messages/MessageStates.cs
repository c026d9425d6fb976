namespace JourneyStudio.Web.Shared.Messages;

/// <summary>How the state of a message is marked.</summary>
internal static class MessageStates
{
    public static (string IconName, string Tone) Mark(string state) => state switch
    {
        "sent" => ("check", "ok"),
        "failed" => ("circle-x", "danger"),
        "suppressed" => ("ban", "warn"),
        "unknown" => ("circle-alert", "warn"),
        _ => ("clock", ""),
    };
}
