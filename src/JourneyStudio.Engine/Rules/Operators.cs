using System.Collections.Immutable;

namespace JourneyStudio.Engine.Rules;

/// <summary>The stored names of <see cref="Operator"/>, and which values each one takes.</summary>
public static class Operators
{
    /// <summary>All names, in the order of the operators.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "is", "isNot", "oneOf", "notOneOf", "contains", "notContains", "isSet", "isNotSet",
        "greater", "atLeast", "less", "atMost", "before", "after", "onOrBefore", "onOrAfter",
    ];

    /// <summary>The stored name.</summary>
    public static string Name(this Operator op) => Names[(int)op];

    /// <summary>The operator of a stored name, or null.</summary>
    public static Operator? Parse(string? name) => name is not null && Names.IndexOf(name) is var index and >= 0 ? (Operator)index : null;

    /// <summary>Whether it takes no value at all.</summary>
    public static bool TakesNone(this Operator op) => op is Operator.IsSet or Operator.IsNotSet;

    /// <summary>Whether it takes several values.</summary>
    public static bool TakesSeveral(this Operator op) => op is Operator.OneOf or Operator.NotOneOf;

    /// <summary>Whether it compares numbers.</summary>
    public static bool IsNumeric(this Operator op) => op is >= Operator.Greater and <= Operator.AtMost;

    /// <summary>Whether it compares dates.</summary>
    public static bool IsTemporal(this Operator op) => op >= Operator.Before;

    /// <summary>Whether a missing value satisfies it.</summary>
    public static bool HoldsWhenMissing(this Operator op) =>
        op is Operator.IsNot or Operator.NotOneOf or Operator.NotContains or Operator.IsNotSet;
}
