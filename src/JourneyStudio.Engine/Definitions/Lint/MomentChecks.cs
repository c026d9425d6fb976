using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Moments that are over everywhere: nobody waits for them any more, and nothing starts at them.</summary>
internal static class MomentChecks
{
    private const string Mode = "mode";
    private const string ByMoment = "moment";

    /// <summary>The westernmost zone is so far behind.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromHours(12);

    public static IEnumerable<Problem> Find(LintedDraft draft) =>
        from activity in draft.Bound
        from field in activity.Kind.Descriptor.Fields
        where field.Kind == FieldKind.Moment && Counts(activity)
        let text = activity.Definition.Settings[field.Name]?.ToString()
        where LocalMoment.Resolve(text, TimeZoneInfo.Utc) + Behind < draft.Now
        let code = activity.Kind.Descriptor.Family == ActivityFamily.Trigger ? "schedule.over" : "wait.moment-past"
        select new Problem(code, text!.Replace('T', ' ')) { Activity = activity.Definition.Id, Field = field.Name, Severity = ProblemSeverity.Warns };

    /// <summary>A moment that was set before another way of waiting was chosen says nothing.</summary>
    private static bool Counts(BoundActivity activity) =>
        activity.Kind.Descriptor.Fields.All(field => field.Name != Mode) || activity.Definition.Settings[Mode]?.ToString() == ByMoment;
}
