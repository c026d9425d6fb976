using System.Collections.Immutable;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>How often something happened. An event that was undone since (an order refunded) is not counted.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Count">How often.</param>
/// <param name="Within">Only events in (now - this, now]; null: at any time.</param>
/// <param name="Where">Conditions that hold together for one and the same event.</param>
/// <param name="Scope"><see cref="RuleScope.Any"/> (default): whatever session; <see cref="RuleScope.Session"/>: events of the enrollment's session.</param>
public sealed record EventRule(string Event, CountRange Count, Duration? Within, ImmutableArray<PropertyRule> Where, RuleScope Scope) : Rule;
