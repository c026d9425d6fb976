using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Members;

/// <summary>A message that was recorded for the member, as caps and allowances count it: whatever became of it afterwards.</summary>
/// <param name="Channel">Channel key.</param>
/// <param name="Class">Class.</param>
/// <param name="Journey">Journey that asked for it; null for none.</param>
/// <param name="At">When it was recorded.</param>
public sealed record MessageFact(string Channel, MessageClass Class, JourneyId? Journey, DateTimeOffset At);
