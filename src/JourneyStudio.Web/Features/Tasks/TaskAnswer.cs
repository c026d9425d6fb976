using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>What came of a guide's tap on an outcome.</summary>
/// <param name="Turn">Whether it counted.</param>
/// <param name="Title">The task.</param>
/// <param name="Outcome">The outcome.</param>
public sealed record TaskAnswer(TaskTurn Turn, string Title, string Outcome);
