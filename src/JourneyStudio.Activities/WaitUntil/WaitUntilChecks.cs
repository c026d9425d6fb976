using JourneyStudio.Engine;
using JourneyStudio.Engine.Clocks;

namespace JourneyStudio.Activities.WaitUntil;

/// <summary>What settings of a wait lack for its kind.</summary>
internal static class WaitUntilChecks
{
    public static IEnumerable<Problem> Find(WaitUntilSettings settings) => settings.Mode switch
    {
        WaitUntilSettings.TimeOfDay => Missing(("at", settings.At)),
        WaitUntilSettings.Moment => Missing(("on", settings.On)),
        WaitUntilSettings.Date => Missing(("anchor", settings.Anchor), ("attribute", settings.Anchor == DateAnchors.Attribute ? settings.Attribute : "-")).Concat(Past(settings)),
        _ => [],
    };

    /// <summary>What happens to those who come too late is not for the program to guess.</summary>
    private static IEnumerable<Problem> Past(WaitUntilSettings settings)
    {
        if (settings.WhenPast.Length == 0) yield return new Problem("wait.past-unsaid") { Field = "whenPast" };
    }

    private static IEnumerable<Problem> Missing(params (string Name, string Value)[] fields) =>
        fields.Where(field => field.Value.Length == 0).Select(field => new Problem("setting.missing", field.Name) { Field = field.Name });
}
