namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Something to be put into a list.</summary>
/// <param name="Item">What.</param>
/// <param name="At">Its index once everything is in; null: at the end.</param>
public sealed record Placed<T>(T Item, int? At = null);
