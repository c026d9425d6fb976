using System.Globalization;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Comparisons in English.</summary>
internal static class EnglishComparison
{
    public static string Of(AttributeRule rule, RuleNames names) =>
        names.AgeOf(rule.Attribute) is { } whose && rule.Comparison.Values is [RuleValue.Today { Sign: < 0 } ago] && Age(rule.Comparison.Op) is { } age
            ? $"{whose} {string.Format(CultureInfo.InvariantCulture, age, ago.Offset.Say("en"))}"
            : Say(names.Attribute(rule.Attribute), rule.Comparison, value => Value(value, rule.Attribute, names));

    public static string Of(PropertyRule rule, RuleNames names) =>
        Say(names.Property(rule.Property), rule.Comparison, value => Value(value, rule.Property, names));

    private static string? Age(Operator op) => op switch
    {
        Operator.After => "is younger than {0}",
        Operator.OnOrAfter => "is at most {0} old",
        Operator.Before => "is older than {0}",
        Operator.OnOrBefore => "is at least {0} old",
        _ => null,
    };

    private static string Say(string what, Comparison comparison, Func<RuleValue, string> say)
    {
        var values = comparison.Values.Select(say).ToArray();
        var value = values.Length < 2 ? values.FirstOrDefault() : $"{string.Join(", ", values[..^1])} or {values[^1]}";
        return $"{what} " + comparison.Op switch
        {
            Operator.Is => $"is {value}",
            Operator.IsNot => $"is not {value}",
            Operator.OneOf => values.Length == 1 ? $"is {value}" : $"is one of {value}",
            Operator.NotOneOf => values.Length == 1 ? $"is not {value}" : $"is none of {value}",
            Operator.Contains => $"contains “{value}”",
            Operator.NotContains => $"doesn't contain “{value}”",
            Operator.IsSet => "is known",
            Operator.IsNotSet => "is not known",
            Operator.Greater => $"is more than {value}",
            Operator.AtLeast => $"is at least {value}",
            Operator.Less => $"is less than {value}",
            Operator.AtMost => $"is at most {value}",
            Operator.Before => $"is before {value}",
            Operator.After => $"is after {value}",
            Operator.OnOrBefore => $"is {value} or earlier",
            _ => $"is {value} or later",
        };
    }

    private static string Value(RuleValue value, string owner, RuleNames names) => value switch
    {
        RuleValue.Text text => names.Value(owner, text.Value),
        RuleValue.Number number => number.Value.ToString("#,0.####", CultureInfo.InvariantCulture),
        RuleValue.Flag flag => flag.Value ? "yes" : "no",
        RuleValue.Date date => date.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        RuleValue.Today { Offset.IsZero: true } => "today",
        RuleValue.Today { Sign: < 0 } ago => $"{ago.Offset.Say("en")} ago",
        RuleValue.Today ahead => $"{ahead.Offset.Say("en")} from today",
        _ => value.ToText(),
    };
}
