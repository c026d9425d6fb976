using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>
/// Compares a value with those of a rule: text folded, numbers as decimals, dates in the member's zone. Where the kinds differ, the rule's
/// value is read as the kind of the other; where that fails, they are not equal and in no order.
/// </summary>
internal static class ValueComparison
{
    public static bool Holds(Comparison comparison, AttributeValue? value, RuleContext context)
    {
        if (value is null) return comparison.Op.HoldsWhenMissing();
        return comparison.Op switch
        {
            Operator.IsSet => true,
            Operator.IsNotSet => false,
            Operator.Is => Same(value, comparison.Values[0], context),
            Operator.IsNot => !Same(value, comparison.Values[0], context),
            Operator.OneOf => comparison.Values.Any(one => Same(value, one, context)),
            Operator.NotOneOf => !comparison.Values.Any(one => Same(value, one, context)),
            Operator.Contains => Contains(value, comparison.Values[0]),
            Operator.NotContains => !Contains(value, comparison.Values[0]),
            _ => Ordered(comparison.Op, comparison.Op.IsNumeric()
                ? Order(Number(value), Number(comparison.Values[0]))
                : Order(Date(value, context), Date(comparison.Values[0], context))),
        };
    }

    /// <summary>The value as a date in the context's zone; null when it is none.</summary>
    public static DateOnly? DateOf(AttributeValue value, RuleContext context) => Date(value, context);

    private static bool Same(AttributeValue value, RuleValue other, RuleContext context) => value switch
    {
        AttributeValue.Number number => number.Value == Number(other),
        AttributeValue.Flag flag => other is RuleValue.Flag { Value: var yes } ? flag.Value == yes : TextFold.Of(flag.ToText()) == Folded(other),
        AttributeValue.Date or AttributeValue.Instant => Date(other, context) is { } date && Date(value, context) == date,
        _ when other is RuleValue.Date or RuleValue.Today => Date(value, context) is { } date && date == Date(other, context),
        _ when other is RuleValue.Number number => Number(value) == number.Value,
        _ => TextFold.Of(value.ToText()) == Folded(other),
    };

    private static bool Contains(AttributeValue value, RuleValue other) =>
        TextFold.Of(value.ToText()).Contains(Folded(other), StringComparison.Ordinal);

    private static string Folded(RuleValue value) => value is RuleValue.Text text ? text.Folded : TextFold.Of(value.ToText());

    private static bool Ordered(Operator op, int? order) => op switch
    {
        Operator.Greater or Operator.After => order > 0,
        Operator.AtLeast or Operator.OnOrAfter => order >= 0,
        Operator.Less or Operator.Before => order < 0,
        _ => order <= 0,
    };

    private static int? Order<T>(T? a, T? b)
        where T : struct, IComparable<T> => a is { } left && b is { } right ? left.CompareTo(right) : null;

    private static decimal? Number(AttributeValue value) => value switch
    {
        AttributeValue.Number number => number.Value,
        AttributeValue.Text text => RuleValue.NumberIn(text.Value),
        _ => null,
    };

    private static decimal? Number(RuleValue value) => value.ToNumber();

    private static DateOnly? Date(AttributeValue value, RuleContext context) => value switch
    {
        AttributeValue.Date date => date.Value,
        AttributeValue.Instant instant => LocalTime.DateAt(instant.Value, context.Zone),
        AttributeValue.Text text => DateValues.Fixed(text.Value),
        _ => null,
    };

    private static DateOnly? Date(RuleValue value, RuleContext context) => value.ToDate() switch
    {
        RuleValue.Date date => date.Value,
        RuleValue.Today today => today.On(LocalTime.DateAt(context.Now, context.Zone)),
        _ => null,
    };
}
