namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>A key that a definition refers to and the workspace doesn't know.</summary>
/// <param name="Kind">What it is the key of: <c>tag</c>, <c>template</c>, <c>form</c>, <c>segment</c> or <c>coupon</c>.</param>
/// <param name="Key">The key.</param>
public sealed record MissingReference(string Kind, string Key);
