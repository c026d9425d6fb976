using System.Collections.Immutable;

namespace JourneyStudio.Engine.Rules;

/// <summary>What must be true of one value.</summary>
/// <param name="Op">How it is compared.</param>
/// <param name="Values">With what: nothing for is set and is not set, several for one of and not one of, else one.</param>
public sealed record Comparison(Operator Op, params ImmutableArray<RuleValue> Values);
