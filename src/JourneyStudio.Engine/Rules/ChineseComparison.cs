using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Comparisons in Simplified Chinese.</summary>
internal static class ChineseComparison
{
    public static string Of(AttributeRule rule, RuleNames names) =>
        names.AgeOf(rule.Attribute) is { } whose && rule.Comparison.Values is [RuleValue.Today { Sign: < 0 } ago] && Age(rule.Comparison.Op) is { } age
            ? $"{whose}{age}{ago.Offset.Say(Languages.Chinese)}"
            : Say(names.Attribute(rule.Attribute), rule.Comparison, value => Value(value, rule.Attribute, names));

    public static string Of(PropertyRule rule, RuleNames names) =>
        Say(names.Property(rule.Property), rule.Comparison, value => Value(value, rule.Property, names));

    private static string? Age(Operator op) => op switch
    {
        Operator.After => "不满",
        Operator.OnOrAfter => "不超过",
        Operator.Before => "超过",
        Operator.OnOrBefore => "已满",
        _ => null,
    };

    private static string Say(string what, Comparison comparison, Func<RuleValue, string> say)
    {
        var value = string.Join("、", comparison.Values.Select(say));
        return what + comparison.Op switch
        {
            Operator.Is => $"是{value}",
            Operator.IsNot => $"不是{value}",
            Operator.OneOf => $"是以下之一：{value}",
            Operator.NotOneOf => $"不是以下任何一个：{value}",
            Operator.Contains => $"包含“{value}”",
            Operator.NotContains => $"不包含“{value}”",
            Operator.IsSet => "已知",
            Operator.IsNotSet => "未知",
            Operator.Greater => $"大于{value}",
            Operator.AtLeast => $"不低于{value}",
            Operator.Less => $"小于{value}",
            Operator.AtMost => $"不高于{value}",
            Operator.Before => $"早于{value}",
            Operator.After => $"晚于{value}",
            Operator.OnOrBefore => $"不晚于{value}",
            _ => $"不早于{value}",
        };
    }

    private static string Value(RuleValue value, string owner, RuleNames names) => value switch
    {
        RuleValue.Text text => names.Value(owner, text.Value),
        RuleValue.Number number => number.Value.ToString("#,0.####", CultureInfo.InvariantCulture),
        RuleValue.Flag flag => flag.Value ? "“是”" : "“否”",
        RuleValue.Date date => date.Value.ToString("yyyy 年 M 月 d 日", CultureInfo.InvariantCulture),
        RuleValue.Today { Offset.IsZero: true } => "今天",
        RuleValue.Today { Sign: < 0 } ago => $"{ago.Offset.Say(Languages.Chinese)}前",
        RuleValue.Today ahead => $"{ahead.Offset.Say(Languages.Chinese)}后",
        _ => value.ToText(),
    };
}
