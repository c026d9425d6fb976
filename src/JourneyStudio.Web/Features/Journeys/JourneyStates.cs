namespace JourneyStudio.Web.Features.Journeys;

/// <summary>States of a journey in the order of the filter.</summary>
internal static class JourneyStates
{
    public const string Live = "live";
    public const string Archived = "archived";

    public static readonly string[] All = [Live, "draft", "paused", "draining", "stopped", Archived];

    public static int Rank(string state) => Array.IndexOf(All, state);

    public static (string IconName, string Tone) Mark(string state) => state switch
    {
        Live => ("circle-dot", "ok"),
        "paused" => ("circle-pause", "warn"),
        "draining" => ("hourglass", "warn"),
        "stopped" => ("circle-x", ""),
        Archived => ("inbox", ""),
        _ => ("pencil", ""),
    };
}
