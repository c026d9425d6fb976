using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Activities that no member can come to.</summary>
internal static class ReachChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var triggers = draft.Triggers.Select(trigger => trigger.Definition.Id).ToList();
        // Without a trigger nothing can be reached, and that is said once
        if (triggers.Count == 0) return [];
        var reached = draft.Reach(triggers);
        return draft.Definition.Activities
            .Where(activity => !reached.Contains(activity.Id) && draft.Find(activity.Id) is not { Kind.Descriptor.Family: ActivityFamily.Note })
            .DistinctBy(activity => activity.Id)
            .Select(activity => new Problem("activity.unreachable") { Activity = activity.Id, Severity = ProblemSeverity.Warns });
    }
}
