using System.Globalization;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Each activity by itself: its id, its type, its settings.</summary>
internal static class ActivityChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in draft.Definition.Activities)
        {
            if (!seen.Add(activity.Id)) yield return new("activity.duplicate-id", activity.Id) { Activity = activity.Id };
            else if (draft.Find(activity.Id) is not { } bound) yield return new("activity.unknown-type", activity.Type) { Activity = activity.Id };
            else
            {
                if (activity.Version > bound.Kind.Descriptor.Version) yield return Newer(activity, bound.Kind.Descriptor.Version);
                foreach (var problem in bound.Problems) yield return problem;
            }
        }
    }

    private static Problem Newer(Activity activity, int known) =>
        new("activity.newer-version", activity.Version.ToString(CultureInfo.InvariantCulture), known.ToString(CultureInfo.InvariantCulture)) { Activity = activity.Id };
}
