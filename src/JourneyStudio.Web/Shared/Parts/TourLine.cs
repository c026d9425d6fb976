namespace JourneyStudio.Web.Shared.Parts;

/// <summary>A step of a tour, in words.</summary>
/// <param name="Name">Key of the step.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="How">How to do it.</param>
/// <param name="Done">Whether nothing of it is left to do.</param>
public sealed record TourLine(string Name, string Text, string How, bool Done);
