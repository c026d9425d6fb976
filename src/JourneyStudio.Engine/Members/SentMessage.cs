namespace JourneyStudio.Engine.Members;

/// <summary>A message that left the house.</summary>
/// <param name="Channel">Channel key.</param>
/// <param name="Template">Key of the template.</param>
/// <param name="At">When it left.</param>
public sealed record SentMessage(string Channel, string Template, DateTimeOffset At);
