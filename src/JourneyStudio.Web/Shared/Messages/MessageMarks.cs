using Microsoft.Extensions.Localization;

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

    /// <summary>Why a message did not go, in words; a code that has none stands as it is.</summary>
    public static string? Reason(IStringLocalizer strings, string? code)
    {
        if (code is null)
            return null;
        var parts = code.Split(": ", 2);
        var words = strings[$"Reason.{parts[0]}"];
        return words.ResourceNotFound ? code : parts.Length == 1 ? words : $"{words} ({parts[1]})";
    }
}
