namespace JourneyStudio.Engine.Members;

/// <summary>A child of a member, born or expected, as journeys see it.</summary>
/// <param name="Key">Key of the child.</param>
/// <param name="BirthDate">When it was born; null: not yet, or not known.</param>
/// <param name="DueDate">When it is expected.</param>
public sealed record ChildFact(string Key, DateOnly? BirthDate, DateOnly? DueDate);
