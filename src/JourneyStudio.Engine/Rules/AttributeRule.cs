namespace JourneyStudio.Engine.Rules;

/// <summary>A condition on an attribute of the member, or on what their enrollment has remembered (see <see cref="Members.JourneyValues"/>).</summary>
/// <param name="Attribute">Key of the attribute, or <c>journey.NAME</c>.</param>
/// <param name="Comparison">What must be true of it.</param>
public sealed record AttributeRule(string Attribute, Comparison Comparison) : Rule;
