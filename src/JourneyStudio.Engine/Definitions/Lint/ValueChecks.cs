using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Values of the journey that are asked for where nobody can have one, or that no activity sets.</summary>
internal static class ValueChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var set = ValueNames.SetBy(draft).ToHashSet(StringComparer.Ordinal);
        return InRules(draft, set).Concat(InGoal(draft)).Concat(InMessages(draft, set));
    }

    private static IEnumerable<Problem> InRules(LintedDraft draft, HashSet<string> set)
    {
        foreach (var placed in draft.Rules)
        {
            // Whom a trigger lets in has no enrollment yet
            var isBefore = placed.Activity is { } id && draft.Find(id) is { Kind.Descriptor.Family: ActivityFamily.Trigger };
            foreach (var name in RuleReads.Values(placed.Rule))
            {
                if (isBefore) yield return new("rule.no-enrollment", name) { Activity = placed.Activity, Field = placed.Field };
                else if (!set.Contains(name)) yield return new("value.never-set", name) { Activity = placed.Activity, Field = placed.Field, Severity = ProblemSeverity.Warns };
            }
        }
    }

    /// <summary>A goal is measured of the control group too, which passes no activity.</summary>
    private static IEnumerable<Problem> InGoal(LintedDraft draft) =>
        draft.Definition.Rules.Goal?.Where is { } where && RuleJson.Parse(where).TryGet(out var rule)
            ? RuleReads.Values(rule).Select(name => new Problem("goal.value", name) { Field = "goal", Path = "where" })
            : [];

    private static IEnumerable<Problem> InMessages(LintedDraft draft, HashSet<string> set) =>
        from activity in draft.Bound
        from field in activity.Kind.Descriptor.Fields
        where field.Kind == FieldKind.Template
        let key = activity.Definition.Settings.Text(field.Name)
        where key is not null
        let template = draft.Content.Template(key)
        where template is not null
        from name in ValueNames.PrintedBy(template)
        where !set.Contains(name)
        select new Problem("value.never-set-printed", key, name) { Activity = activity.Definition.Id, Field = field.Name, Severity = ProblemSeverity.Warns };
}
