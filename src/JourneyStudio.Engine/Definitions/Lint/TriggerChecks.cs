using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Triggers that let nobody in, or not those who are meant: what the trigger itself brings about is set against its filter and the journey's exit.</summary>
internal static class TriggerChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var exit = draft.Definition.Rules.ExitWhen is { } json && RuleJson.Parse(json).TryGet(out var rule) ? rule : null;
        var watch = new TagWatch(draft.Content.Content.Tags, draft.Content.Content.Models ?? ModelSettings.Default);
        foreach (var trigger in draft.Triggers)
        {
            var id = trigger.Definition.Id;
            var filters = draft.Rules.Where(placed => placed.Activity == id).ToList();
            var facts = Facts(trigger, draft.Content).ToList();
            foreach (var filter in filters)
            {
                if (facts.Count > 0 && !RuleLogic.NeverHolds(filter.Rule) && RuleLogic.NeverHolds(All([.. facts, filter.Rule])))
                    yield return new("trigger.filter-contradicts") { Activity = id, Field = filter.Field, Severity = ProblemSeverity.Warns };
                foreach (var late in Late(trigger, filter.Rule, watch, draft.Content))
                    yield return new("trigger.race", late) { Activity = id, Field = filter.Field, Severity = ProblemSeverity.Warns };
            }

            if (exit is not null && RuleLogic.Implies(All([.. facts, .. filters.Select(filter => filter.Rule)]), exit))
                yield return new("trigger.exits-at-once") { Activity = id, Severity = ProblemSeverity.Warns };
            if (trigger.Clock is ClockSpec.Schedule { Cron: not null } && draft.Definition.Rules.EntryRule is { Mode: ReentryMode.Never, Key: null })
                yield return new("reentry.once-only") { Activity = id, Severity = ProblemSeverity.Warns };
        }
    }

    private static GroupRule All(ImmutableArray<Rule> rules) => new(GroupKind.All, rules);

    /// <summary>What is true of everybody whom the trigger is about to let in.</summary>
    private static IEnumerable<Rule> Facts(BoundActivity trigger, ContentCatalog content)
    {
        foreach (var field in trigger.Kind.Descriptor.Fields)
        {
            if (field.Kind == FieldKind.Tags && Texts(trigger, field) is [var tag] && content.Tag(tag) is { Scoped: false } && Happens(trigger, "tag.added", "tag.removed") is { } has)
                yield return new TagRule(tag, has, RuleScope.None);
            if (field.Kind == FieldKind.Segment && trigger.Definition.Settings[field.Name]?.ToString() is { Length: > 0 } segment && Happens(trigger, "segment.entered", "segment.left") is { } belongs)
                yield return new SegmentRule(segment, belongs);
        }
    }

    private static bool? Happens(BoundActivity trigger, string comes, string goes) => trigger.Listens.Contains(comes) ? true : trigger.Listens.Contains(goes) ? false : null;

    private static List<string> Texts(BoundActivity trigger, Field field) =>
        trigger.Definition.Settings[field.Name] is { ValueKind: System.Text.Json.JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    /// <summary>What the filter reads and the same event only changes afterwards: computed tags and segments are as of their last refresh.</summary>
    private static IEnumerable<string> Late(BoundActivity trigger, Rule filter, TagWatch watch, ContentCatalog content)
    {
        foreach (var leaf in filter.Leaves)
        {
            if (leaf is TagRule tag && content.Tag(tag.Tag) is { IsComputed: true } && trigger.Listens.Any(name => watch.After(name).Any(after => after.Key == tag.Tag))) yield return tag.Tag;
            if (leaf is SegmentRule one && content.Segment(one.Segment) is { } segment && RuleJson.Parse(segment.Rule).TryGet(out var rule) && RuleReads.Events(rule).Any(trigger.Listens.Contains)) yield return one.Segment;
        }
    }
}
