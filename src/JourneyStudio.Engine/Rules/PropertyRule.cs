namespace JourneyStudio.Engine.Rules;

/// <summary>A condition on a property of an event: the one at hand, or, in the <c>where</c> of an <see cref="EventRule"/>, the counted one.</summary>
/// <param name="Property">Name of the property.</param>
/// <param name="Comparison">What must be true of it.</param>
public sealed record PropertyRule(string Property, Comparison Comparison) : Rule;
