using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Icons and tones for how a session stands.</summary>
internal static class SessionMarks
{
    /// <summary>In the order of the list's parts; the first one is shown unless another is asked for.</summary>
    public static IReadOnlyList<string> Parts { get; } = [SessionStates.Planned, SessionStates.Over, SessionStates.Cancelled];

    public static (string IconName, string Tone) Of(string state) => state switch
    {
        SessionStates.Cancelled => ("ban", "danger"),
        SessionStates.Over => ("check", ""),
        _ => ("calendar-clock", "ok"),
    };
}
