using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Mends findings where only one thing can be meant. Each is a command of the draft like any other, so that it can be undone.</summary>
public static class LintFixes
{
    /// <summary>What mends a finding; null where somebody has to decide. What the button says is <see cref="ProblemTexts.Button"/>.</summary>
    public static DraftCommand? Of(Problem problem, JourneyDefinition draft, ActivityCatalog catalog) => problem.Code switch
    {
        "connection.no-source" => Cut(draft, one => one.Source == problem.Arguments[0] && one.Target == problem.Arguments[1]),
        "connection.no-target" => Cut(draft, one => one.Source == problem.Activity && one.SourcePort == problem.Arguments[0] && one.Target == problem.Arguments[1]),
        "connection.unknown-port" => Cut(draft, one => one.Source == problem.Activity && one.SourcePort == problem.Arguments[0]),
        "connection.into-trigger" or "connection.into-note" => Cut(draft, one => one.Source == problem.Activity && one.Target == problem.Arguments[0]),
        "connection.twice" => Once(draft, one => one.Source == problem.Activity && one.SourcePort == problem.Arguments[0] && one.Target == problem.Arguments[1]),
        "activity.unreachable" => new DraftCommand.Delete([problem.Activity!]),
        "port.unconnected" => Ends.After(problem.Activity!, problem.Arguments[0], draft, catalog),
        "reference.tag" or "tag.computed" => Without(draft, problem, problem.Arguments[0]),
        "fallback.no-text" => Without(draft, problem, problem.Arguments[1]),
        "message.service-only" => Without(draft, problem, problem.Arguments[1]),
        "switch.case-shadowed" => WithoutCase(draft, problem),
        "split.sum" => Evenly(draft, problem),
        "wait.for-ever" => new DraftCommand.Set(problem.Activity!, problem.Field!, JsonSerializer.SerializeToElement(WaitChecks.Longest)),
        "reentry.once-only" => Rule(draft.Rules with { Reentry = draft.Rules.EntryRule with { Mode = ReentryMode.Always } }, "reentry"),
        "entry-window.over" => Rule(draft.Rules with { EntryWindow = Open(draft.Rules.EntryWindow) }, "entryWindow"),
        "caps.no-marketing" => Rule(draft.Rules with { Caps = [] }, "caps"),
        "caps.never-met" => Row(problem) is { } row && row < draft.Rules.Caps.Length ? Rule(draft.Rules with { Caps = draft.Rules.Caps.RemoveAt(row) }, "caps") : null,
        _ => null,
    };

    private static DraftCommand.Remove? Cut(JourneyDefinition draft, Func<Connection, bool> wrong) =>
        draft.Connections.Where(wrong).ToList() is { Count: > 0 } found ? new DraftCommand.Remove([], [.. found]) : null;

    private static DraftCommand.Batch? Once(JourneyDefinition draft, Func<Connection, bool> same) => draft.Connections.FirstOrDefault(same) is { } one
        ? new DraftCommand.Batch([new DraftCommand.Remove([], [one]), new DraftCommand.Add([], [new Placed<Connection>(one)])])
        : null;

    private static DraftCommand.Journey Rule(JourneyRules rules, string setting) => new(setting, JourneyEdits.Json(rules, setting));

    private static EntryWindow? Open(EntryWindow? window) => window is { From: null, Extra.Count: 0 } ? null : window is null ? null : window with { To = null };

    /// <summary>Takes one text out of a list; a setting that is no list names it because it is meant.</summary>
    private static DraftCommand.Set? Without(JourneyDefinition draft, Problem problem, string text)
    {
        if (Setting(draft, problem) is not { ValueKind: JsonValueKind.Array } list || list.EnumerateArray().All(item => item.ValueKind != JsonValueKind.String || item.GetString() != text)) return null;
        var kept = list.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.String || item.GetString() != text).ToList();
        return new DraftCommand.Set(problem.Activity!, problem.Field!, kept.Count == 0 ? null : JsonSerializer.SerializeToElement(kept));
    }

    /// <summary>Takes a case out that nobody comes to, with the connections that leave by it.</summary>
    private static DraftCommand.Batch? WithoutCase(JourneyDefinition draft, Problem problem)
    {
        if (Setting(draft, problem) is not { ValueKind: JsonValueKind.Array } list || Row(problem) is not { } row) return null;
        var kept = list.EnumerateArray().Where((_, index) => index != row).ToList();
        var ways = draft.Connections.Where(one => one.Source == problem.Activity && one.SourcePort == problem.Arguments[0]).ToList();
        return new DraftCommand.Batch([new DraftCommand.Remove([], [.. ways]), new DraftCommand.Set(problem.Activity!, problem.Field!, JsonSerializer.SerializeToElement(kept))]);
    }

    private static DraftCommand.Set? Evenly(JourneyDefinition draft, Problem problem)
    {
        if (Setting(draft, problem) is not { ValueKind: JsonValueKind.Array } list) return null;
        var branches = list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => JsonObject.Create(item)!).ToList();
        var held = draft.Find(problem.Activity!)?.Settings["holdout"] is { ValueKind: JsonValueKind.Number } share && share.TryGetInt32(out var percent) ? percent : 0;
        if (branches.Count == 0 || held is < 0 or > 99) return null;
        for (var i = 0; i < branches.Count; i++) branches[i]["percent"] = ((100 - held) / branches.Count) + (i < (100 - held) % branches.Count ? 1 : 0);
        return new DraftCommand.Set(problem.Activity!, problem.Field!, JsonSerializer.SerializeToElement(branches));
    }

    private static JsonElement? Setting(JourneyDefinition draft, Problem problem) =>
        problem is { Activity: { } id, Field: { } field } ? draft.Find(id)?.Settings[field] : null;

    private static int? Row(Problem problem) =>
        problem.Path is ['[', .. var rest] && int.TryParse(rest[..Math.Max(0, rest.IndexOf(']'))], CultureInfo.InvariantCulture, out var row) ? row : null;
}
