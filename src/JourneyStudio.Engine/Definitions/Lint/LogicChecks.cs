using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Decisions that decide nothing: rules that hold for nobody, cases that an earlier one takes all members from, ways that lead to one place.</summary>
internal static class LogicChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        foreach (var placed in draft.Rules.Where(placed => RuleLogic.NeverHolds(placed.Rule)))
            yield return Warn("rule.never", placed.Case ?? "") with { Activity = placed.Activity, Field = placed.Field };
        foreach (var cases in draft.Rules.Where(placed => placed.Case is not null).GroupBy(placed => (placed.Activity, placed.Field)))
        {
            foreach (var problem in Shadowed([.. cases])) yield return problem with { Activity = cases.Key.Activity, Field = cases.Key.Field };
        }

        foreach (var activity in draft.Bound)
        {
            foreach (var problem in Nobody(activity)) yield return problem;
            if (LeadsToOnePlace(activity, draft) is { } place) yield return Warn("branches.same-target", place) with { Activity = activity.Definition.Id };
        }
    }

    private static IEnumerable<Problem> Shadowed(List<PlacedRule> cases)
    {
        for (var later = 1; later < cases.Count; later++)
        {
            if (cases.Take(later).FirstOrDefault(earlier => RuleLogic.Implies(cases[later].Rule, earlier.Rule)) is { } shadow)
                yield return Warn("switch.case-shadowed", cases[later].Case!, shadow.Case!) with { Path = $"[{later}]" };
        }
    }

    private static IEnumerable<Problem> Nobody(BoundActivity activity) =>
        from field in activity.Kind.Descriptor.Fields
        where field.Kind == FieldKind.Branches && activity.Definition.Settings[field.Name] is not null
        let read = SettingValues.Read(field, activity.Definition.Settings[field.Name]!.Value, typeof(System.Collections.Immutable.ImmutableArray<SplitBranch>))
        where read.IsOk
        from branch in (System.Collections.Immutable.ImmutableArray<SplitBranch>)read.Value
        where branch.Percent == 0
        select Warn("split.nobody", branch.Name) with { Activity = activity.Definition.Id, Field = field.Name };

    /// <summary>The activity that every way out of a decision by rules leads to. An end may be told twice to show that it is meant.</summary>
    private static string? LeadsToOnePlace(BoundActivity activity, LintedDraft draft)
    {
        if (activity.Ports.Length < 2 || !draft.Rules.Any(placed => placed.Activity == activity.Definition.Id) || activity.Kind.Descriptor.Family != ActivityFamily.Flow) return null;
        var ways = draft.Connections.Where(connection => connection.Source == activity.Definition.Id).ToList();
        var targets = ways.Select(way => way.Target).Distinct(StringComparer.Ordinal).ToList();
        return targets is [var only] && activity.Ports.All(port => ways.Exists(way => way.SourcePort == port.Name)) && draft.Find(only) is { Kind.Descriptor.Family: not ActivityFamily.Exit } place ? place.Definition.Id : null;
    }

    private static Problem Warn(string code, params string[] arguments) => new(code, [.. arguments]) { Severity = ProblemSeverity.Warns };
}
