using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on one value: an attribute, a property of an event.</summary>
internal static class AttributeEvaluation
{
    public static bool Holds(AttributeRule rule, RuleContext context, List<DecidingValue> values)
    {
        var value = context.Attribute(rule.Attribute);
        values.Add(new($"attribute {rule.Attribute}", value?.ToText() ?? ""));
        return ValueComparison.Holds(rule.Comparison, value, context);
    }

    public static bool Holds(PropertyRule rule, MemberEvent? occurred, RuleContext context, List<DecidingValue> values)
    {
        var value = occurred?.Properties.GetValueOrDefault(rule.Property);
        values.Add(new($"property {rule.Property}", value?.ToText() ?? ""));
        return ValueComparison.Holds(rule.Comparison, value, context);
    }
}
