namespace JourneyStudio.Web.Features.Events;

/// <summary>What is wrong with an event that was posted.</summary>
/// <param name="Field">Path inside the event, such as <c>member.phone</c>; empty for the event as a whole.</param>
/// <param name="Message">What is wrong and what would be right, in English: integrators read it.</param>
internal sealed record EventProblem(string Field, string Message);
