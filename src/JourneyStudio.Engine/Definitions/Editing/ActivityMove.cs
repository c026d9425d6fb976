namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>A new place for an activity.</summary>
/// <param name="Activity">Id of the activity.</param>
/// <param name="To">Where to; null: no place at all, as in a file that gives none.</param>
public sealed record ActivityMove(string Activity, Position? To);
