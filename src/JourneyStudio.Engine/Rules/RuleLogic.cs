namespace JourneyStudio.Engine.Rules;

/// <summary>What follows from rules by themselves, whoever they are asked of. What it says is certain; what it does not say may be true all the same.</summary>
public static class RuleLogic
{
    /// <summary>Whether the rule holds for nobody.</summary>
    public static bool NeverHolds(Rule rule) => rule switch
    {
        GroupRule { Kind: GroupKind.Any } any => any.Rules.Length > 0 && any.Rules.All(NeverHolds),
        GroupRule { Kind: GroupKind.All } => Contradicts([.. Parts(rule)]),
        _ => false,
    };

    /// <summary>Whether one holds whenever the other does.</summary>
    /// <param name="rule">The one that is known to hold.</param>
    /// <param name="other">The one that is asked about.</param>
    public static bool Implies(Rule rule, Rule other)
    {
        if (rule is GroupRule { Kind: GroupKind.Any } any && any.Rules.Length > 0) return any.Rules.All(one => Implies(one, other));
        if (other is GroupRule { Kind: GroupKind.Any } choice && choice.Rules.Any(one => Implies(rule, one))) return true;
        var known = Parts(rule).Select(Text).ToHashSet(StringComparer.Ordinal);
        return Parts(other).All(part => known.Contains(Text(part)));
    }

    /// <summary>Rules that hold together exactly when the rule does.</summary>
    private static IEnumerable<Rule> Parts(Rule rule) => rule is GroupRule { Kind: GroupKind.All } all ? all.Rules.SelectMany(Parts) : [rule];

    private static bool Contradicts(List<Rule> parts) => parts.Exists(NeverHolds) || parts.Where((one, index) => parts.Skip(index + 1).Any(other => Excludes(one, other) || Excludes(other, one))).Any();

    private static bool Excludes(Rule one, Rule other) => (one, other) switch
    {
        (TagRule a, TagRule b) => a.Has != b.Has && a with { Has = b.Has } == b,
        (SegmentRule a, SegmentRule b) => a.Has != b.Has && a.Segment == b.Segment,
        (CouponRule a, CouponRule b) => a.Has != b.Has && a with { Has = b.Has } == b,
        (AttributeRule a, AttributeRule b) => a.Attribute == b.Attribute && Excludes(a.Comparison, b.Comparison),
        (_, GroupRule { Kind: GroupKind.None } none) => none.Rules.Any(denied => Text(denied) == Text(one)),
        _ => false,
    };

    private static bool Excludes(Comparison one, Comparison other) => (one.Op, other.Op) switch
    {
        (Operator.IsSet or Operator.Is or Operator.OneOf or Operator.Contains, Operator.IsNotSet) => true,
        (Operator.Is, Operator.IsNot) => one.Values[0].Equals(other.Values[0]),
        (Operator.Is or Operator.OneOf, Operator.Is or Operator.OneOf) => Words(one) is { } a && Words(other) is { } b && !a.Overlaps(b),
        (Operator.Greater or Operator.AtLeast, Operator.Less or Operator.AtMost) => one.Values[0].ToNumber() is { } from && other.Values[0].ToNumber() is { } to
            && (from > to || (from == to && !(one.Op == Operator.AtLeast && other.Op == Operator.AtMost))),
        _ => false,
    };

    /// <summary>Words that are compared as words; null where one could be meant as a date or a number.</summary>
    private static HashSet<string>? Words(Comparison comparison) =>
        comparison.Values.All(value => value is RuleValue.Text && value.ToNumber() is null && value.ToDate() is null)
            ? comparison.Values.Select(value => TextFold.Of(value.ToText())).ToHashSet(StringComparer.Ordinal)
            : null;

    private static string Text(Rule rule) => RuleJson.Write(rule).GetRawText();
}
