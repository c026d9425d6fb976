namespace JourneyStudio.Web.Features.Touchpoints.Answers;

/// <summary>What is wrong with an answer: the key of a text, and the number it names.</summary>
public sealed record FieldProblem(string Text, int Number = 0);
