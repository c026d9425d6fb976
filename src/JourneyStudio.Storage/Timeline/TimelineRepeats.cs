namespace JourneyStudio.Storage.Timeline;

/// <summary>A tag can come out of three sources: the step that gave it, the tag as it is carried, the event it raised. One is enough.</summary>
internal static class TimelineRepeats
{
    private const string TagAdded = "tag.added";

    public static void Remove(List<TimelineEntry> entries)
    {
        var bySteps = entries.OfType<TimelineEntry.Step>().SelectMany(step => step.Effects).ToHashSet(StringComparer.Ordinal);
        entries.RemoveAll(entry => entry is TimelineEntry.Tag tag && bySteps.Contains(Effect(tag.Key, tag.Scope)));
        var carried = entries.OfType<TimelineEntry.Tag>().Select(tag => Effect(tag.Key, tag.Scope)).ToHashSet(StringComparer.Ordinal);
        entries.RemoveAll(entry => entry is TimelineEntry.Event { Name: TagAdded } added
            && Effect(added.Properties.GetValueOrDefault("tag", ""), added.Properties.GetValueOrDefault("scope", "")) is var effect
            && (bySteps.Contains(effect) || carried.Contains(effect)));
    }

    /// <summary>As the trace names it.</summary>
    private static string Effect(string tag, string scope) => scope.Length == 0 ? $"+{tag}" : $"+{tag}@{scope}";
}
