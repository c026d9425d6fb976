using System.Globalization;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>A value that a rule compares with.</summary>
public abstract record RuleValue
{
    private RuleValue()
    {
    }

    /// <summary>As it is written in JSON, numbers and flags apart.</summary>
    public abstract string ToText();

    /// <summary>The value as numbers are compared with it; null when it is none.</summary>
    public decimal? ToNumber() => this switch
    {
        Number number => number.Value,
        Text text => NumberIn(text.Value),
        _ => null,
    };

    /// <summary>The value as dates are compared with it, a <see cref="Date"/> or a <see cref="Today"/>; null when it is neither.</summary>
    public RuleValue? ToDate() => this switch
    {
        Date or Today => this,
        Text text => DateValues.Parse(text.Value),
        _ => null,
    };

    /// <inheritdoc/>
    public sealed override string ToString() => ToText();

    /// <summary>A number as text holds it, culture-free; null when it holds none.</summary>
    internal static decimal? NumberIn(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Text, the key of a choice, or a date where the value compared turns out to be one.</summary>
    public sealed record Text(string Value) : RuleValue
    {
        /// <summary>The text as it is compared.</summary>
        public string Folded { get; } = TextFold.Of(Value);

        /// <inheritdoc/>
        public override string ToText() => Value;
    }

    /// <summary>A decimal number.</summary>
    public sealed record Number(decimal Value) : RuleValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Yes or no.</summary>
    public sealed record Flag(bool Value) : RuleValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value ? "true" : "false";
    }

    /// <summary>A date: <c>2026-01-01</c>.</summary>
    public sealed record Date(DateOnly Value) : RuleValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A date counted from today in the member's zone: <c>today</c>, <c>today-P30D</c>, <c>today+P1M</c>.</summary>
    /// <param name="Offset">How far away.</param>
    /// <param name="Sign">-1 before today, 1 after.</param>
    public sealed record Today(Duration Offset, int Sign) : RuleValue
    {
        /// <summary>The date this is on a given day.</summary>
        public DateOnly On(DateOnly today) => Offset.Shift(today, Sign);

        /// <inheritdoc/>
        public override string ToText() => Offset.IsZero ? "today" : $"today{(Sign < 0 ? '-' : '+')}{Offset}";
    }
}
