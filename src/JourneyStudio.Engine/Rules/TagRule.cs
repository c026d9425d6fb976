namespace JourneyStudio.Engine.Rules;

/// <summary>Whether the member has a tag.</summary>
/// <param name="Tag">Key of the tag.</param>
/// <param name="Has">True: must have it; false: must not.</param>
/// <param name="Scope">In which scope.</param>
public sealed record TagRule(string Tag, bool Has, RuleScope Scope) : Rule;
