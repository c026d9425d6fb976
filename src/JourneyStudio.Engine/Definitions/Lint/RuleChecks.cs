using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>The journey's own rules beside who comes in: goal, control group, zone, caps and quiet hours.</summary>
internal static class RuleChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var rules = draft.Definition.Rules;
        if (rules.ControlPercent is < 0 or > 99) yield return new("control-group.range", $"{rules.ControlPercent}") { Field = "controlPercent" };
        if (rules.Zone is { } zone && !Zones.Find(zone).IsOk) yield return new("zone.unknown", zone) { Field = "zone" };
        foreach (var problem in Goal(rules.Goal, draft)) yield return problem;
        var workspace = draft.Content.Content.Contact;
        foreach (var problem in ContactChecks.Find(rules.Caps, workspace.Caps)) yield return problem;
        foreach (var problem in ContactChecks.Find(rules.QuietHours)) yield return problem;
        if (!rules.QuietHours.IsEmpty && ContactChecks.Find(workspace.QuietHours.AddRange(rules.QuietHours)).Any(problem => problem.Code == "quiet-hours.always")
            && ContactChecks.Find(rules.QuietHours).All(problem => problem.Code != "quiet-hours.always"))
            yield return new Problem("quiet-hours.always-together") { Field = "quietHours", Path = "[0].from" };
    }

    private static IEnumerable<Problem> Goal(Goal? goal, LintedDraft draft)
    {
        if (goal is null) yield break;
        if (goal.Event.Length == 0) yield return new("goal.no-event") { Field = "goal", Path = "event" };
        if (goal.Window is { } text && !(Duration.Parse(text).TryGet(out var window) && !window.IsZero)) yield return new("goal.window", text) { Field = "goal", Path = "window" };
        if (goal.Where is not { } where) yield break;
        var read = RuleJson.Parse(where);
        foreach (var problem in read.Problems) yield return problem with { Field = "goal", Path = "where" };
        if (!read.TryGet(out var rule)) yield break;
        foreach (var problem in ReferenceChecks.InRule(rule, draft.Content)) yield return problem with { Field = "goal", Path = "where" };
    }
}
