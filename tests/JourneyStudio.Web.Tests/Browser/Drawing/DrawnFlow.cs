using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>What a journey does, whatever its activities are called and wherever they stand.</summary>
internal static class DrawnFlow
{
    /// <summary>The journey's rules, then each activity by the first way that leads to it from the trigger, with its settings and where its ways out lead.</summary>
    public static string Lines(ActivityCatalog catalog, JourneyDefinition journey)
    {
        var names = Names(journey);
        Assert.Equal(journey.Activities.Length, names.Count);
        var activities = journey.Activities.Select(activity => $"{names[activity.Id]}: {activity.Type} {Settings(catalog.Bind(activity)!)}");
        var ways = journey.Connections.Select(way => $"{names[way.Source]} {way.SourcePort} -> {names[way.Target]}");
        return string.Join('\n', activities.Concat(ways).Order(StringComparer.Ordinal).Prepend(JsonSerializer.Serialize(journey.Rules.Reentry)));
    }

    /// <summary>As the kind understands them: a file may leave out what is usual.</summary>
    private static string Settings(BoundActivity activity) => JsonSerializer.Serialize(activity.Settings.ToElement());

    private static Dictionary<string, string> Names(JourneyDefinition journey)
    {
        var targets = journey.Connections.Select(way => way.Target).ToHashSet();
        var names = new Dictionary<string, string>();
        var open = new Queue<(string Activity, string Name)>(journey.Activities.Where(one => !targets.Contains(one.Id)).Select(one => (one.Id, "begin")));
        while (open.TryDequeue(out var next))
        {
            if (!names.TryAdd(next.Activity, next.Name)) continue;
            foreach (var way in journey.Connections.Where(way => way.Source == next.Activity).OrderBy(way => way.SourcePort, StringComparer.Ordinal))
            {
                open.Enqueue((way.Target, $"{next.Name}/{way.SourcePort}"));
            }
        }
        return names;
    }
}
