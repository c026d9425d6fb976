using System.Globalization;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>The journey as a whole: its trigger, its name, its own rules.</summary>
internal static class JourneyChecks
{
    /// <summary>A day as the window's last, which means all of it, and the westernmost zone.</summary>
    private static readonly TimeSpan EverywhereOver = TimeSpan.FromHours(36);

    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var definition = draft.Definition;
        if (definition.Root.Type != Flowchart.TypeName)
        {
            yield return new("journey.other-root", definition.Root.Type);
            yield break;
        }

        if (!draft.Triggers.Any()) yield return new("journey.no-trigger");
        if (string.IsNullOrWhiteSpace(definition.Name)) yield return new("journey.no-name") { Severity = ProblemSeverity.Warns };
        foreach (var problem in Entry(definition.Rules, draft.Now)) yield return problem;
        if (definition.Rules.ExitWhen is not { } exitWhen) yield break;
        var exit = RuleJson.Parse(exitWhen);
        foreach (var problem in exit.Problems) yield return problem with { Field = "exitWhen" };
        if (!exit.TryGet(out var rule)) yield break;
        foreach (var problem in ReferenceChecks.InRule(rule, draft.Content)) yield return problem with { Field = "exitWhen" };
    }

    private static IEnumerable<Problem> Entry(JourneyRules rules, DateTimeOffset? now)
    {
        var entry = rules.EntryRule;
        if (entry.Mode == ReentryMode.AfterDays && entry.Days is not > 0) yield return new("reentry.no-days") { Field = "reentry" };
        if (entry.Key is { } key && !RecordKinds.All.Contains(key))
            yield return new("reentry.unknown-key", key, string.Join(", ", RecordKinds.All)) { Field = "reentry" };
        if (rules.EntryWindow is not { } window) yield break;
        foreach (var end in new[] { window.From, window.To })
            if (end is not null && Moment(end) is null) yield return new("entry-window.invalid", end) { Field = "entryWindow" };
        if (window is { From: { } from, To: { } to } && Moment(to) < Moment(from)) yield return new("entry-window.ends-first", from, to) { Field = "entryWindow" };
        if (window.To is { } last && Moment(last) is { } closes && new DateTimeOffset(closes, TimeSpan.Zero) + EverywhereOver < now)
            yield return new("entry-window.over", last) { Field = "entryWindow", Severity = ProblemSeverity.Warns };
    }

    private static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
