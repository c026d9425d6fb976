using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Finds the rules of a draft. What cannot be read is reported elsewhere and passed over here.</summary>
internal static class DraftRules
{
    public static IEnumerable<PlacedRule> Of(LintedDraft draft)
    {
        if (draft.Definition.Rules.ExitWhen is { } exit && RuleJson.Parse(exit).TryGet(out var rule)) yield return new PlacedRule(rule, null, "exitWhen");
        foreach (var placed in draft.Bound.SelectMany(activity => activity.Kind.Descriptor.Fields.SelectMany(field => In(activity.Definition, field)))) yield return placed;
    }

    private static IEnumerable<PlacedRule> In(Activity activity, Field field)
    {
        if (activity.Settings[field.Name] is not { } value) return [];
        if (field.Kind == FieldKind.Rule) return RuleJson.Parse(value).TryGet(out var rule) ? [new PlacedRule(rule, activity.Id, field.Name)] : [];
        if (field.Kind != FieldKind.Cases) return [];
        var cases = SettingValues.Read(field, value, typeof(ImmutableArray<SwitchCase>));
        return cases.IsOk ? ((ImmutableArray<SwitchCase>)cases.Value).Select(one => new PlacedRule(one.Rule, activity.Id, field.Name, one.Name)) : [];
    }
}
