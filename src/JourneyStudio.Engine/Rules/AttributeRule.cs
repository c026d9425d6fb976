namespace JourneyStudio.Engine.Rules;

/// <summary>A condition on an attribute of the member.</summary>
/// <param name="Attribute">Key of the attribute.</param>
/// <param name="Comparison">What must be true of it.</param>
public sealed record AttributeRule(string Attribute, Comparison Comparison) : Rule;
