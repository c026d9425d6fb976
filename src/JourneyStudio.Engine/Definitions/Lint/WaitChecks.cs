using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Waits that end only when what is waited for happens: whoever it never happens to stays for ever.</summary>
internal static class WaitChecks
{
    /// <summary>The longest wait that the button sets: long enough to change nothing for those who still come.</summary>
    public const string Longest = "P90D";

    public static IEnumerable<Problem> Find(LintedDraft draft) =>
        from activity in draft.Bound
        where activity.Kind.Descriptor.Family == ActivityFamily.Wait
        from field in activity.Kind.Descriptor.Fields
        where field is { Kind: FieldKind.Duration, FromArrival: true, Required: false } && IsEmpty(activity, field)
        select new Problem("wait.for-ever") { Activity = activity.Definition.Id, Field = field.Name, Severity = ProblemSeverity.Warns };

    private static bool IsEmpty(BoundActivity activity, Field field) => activity.Definition.Settings[field.Name] is not { } value || value.ToString().Length == 0;
}
