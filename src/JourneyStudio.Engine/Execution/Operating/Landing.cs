namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>How a token of one version comes to stand in another.</summary>
/// <param name="From">As it rested.</param>
/// <param name="Activity">Where it goes.</param>
/// <param name="Keeps">Whether it keeps its place, and with it its time and what its activity asked for: the activity is the same.</param>
/// <param name="Rests">As it is to rest there; null when the activity is to decide.</param>
internal sealed record Landing(Token From, string Activity, bool Keeps, Token? Rests);
