using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Rules;

/// <summary>The answer to a rule.</summary>
/// <param name="Value">Whether it holds.</param>
/// <param name="Because">The values that decided, in the order they were looked at; those that changed nothing are left out.</param>
public readonly record struct Verdict(bool Value, ImmutableArray<DecidingValue> Because);
