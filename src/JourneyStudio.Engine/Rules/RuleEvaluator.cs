using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Rules;

/// <summary>Answers rules in memory. Pure: the same context gives the same answer.</summary>
public static class RuleEvaluator
{
    /// <summary>The answer with the values that decided.</summary>
    public static Verdict Evaluate(Rule rule, RuleContext context)
    {
        var values = new List<DecidingValue>();
        var holds = Holds(rule, context, values);
        return new(holds, [.. values]);
    }

    private static bool Holds(Rule rule, RuleContext context, List<DecidingValue> values) => rule switch
    {
        GroupRule { Kind: GroupKind.All } all => Search(all.Rules, wanted: false, context, values) is false,
        GroupRule { Kind: GroupKind.Any } any => Search(any.Rules, wanted: true, context, values),
        GroupRule none => !Search(none.Rules, wanted: true, context, values),
        AttributeRule attribute => AttributeEvaluation.Holds(attribute, context, values),
        PropertyRule property => AttributeEvaluation.Holds(property, context.Event, context, values),
        TagRule tag => TagEvaluation.Holds(tag, context, values),
        SegmentRule segment => Belongs(segment, context, values),
        CouponRule coupon => CouponEvaluation.Holds(coupon, context, values),
        EventRule happened => EventEvaluation.Holds(happened, context, values),
        OrderRule order => OrderEvaluation.Holds(order, context, values),
        MessageRule message => MessageEvaluation.Holds(message, context, values),
        _ => throw new InvalidOperationException($"No such rule: {rule.GetType().Name}"),
    };

    private static bool Belongs(SegmentRule rule, RuleContext context, List<DecidingValue> values)
    {
        var belongs = context.Member.Segments.Contains(rule.Segment);
        values.Add(new($"segment {rule.Segment}", belongs ? "yes" : "no"));
        return belongs == rule.Has;
    }

    /// <summary>Whether one of the rules has the wanted answer; if so, only the values of that one decided.</summary>
    private static bool Search(ImmutableArray<Rule> rules, bool wanted, RuleContext context, List<DecidingValue> values)
    {
        var before = values.Count;
        foreach (var rule in rules)
        {
            var mark = values.Count;
            if (Holds(rule, context, values) != wanted) continue;
            values.RemoveRange(before, mark - before);
            return true;
        }

        return false;
    }
}
