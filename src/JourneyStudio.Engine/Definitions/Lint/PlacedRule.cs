using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>A rule of a draft and where it stands.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Activity">The activity; null for the journey's own.</param>
/// <param name="Field">The setting.</param>
/// <param name="Case">Name of the case of a switch; null elsewhere.</param>
internal sealed record PlacedRule(Rule Rule, string? Activity, string Field, string? Case = null);
