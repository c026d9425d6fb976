namespace JourneyStudio.Storage.Journeys;

/// <summary>An edit that meets somebody else's.</summary>
/// <param name="Kind">What the two did.</param>
/// <param name="Activity">Where; null for the journey itself.</param>
/// <param name="Setting">What was set.</param>
/// <param name="By">Who was first.</param>
/// <param name="Name">As people know them; empty when that is not known.</param>
public sealed record DraftConflict(DraftConflictKind Kind, string? Activity, string Setting, long? By, string Name);

public enum DraftConflictKind
{
    /// <summary>Both set the same value.</summary>
    Value,
    /// <summary>The other deleted what was edited.</summary>
    Gone,
    /// <summary>The other edited what was deleted.</summary>
    Deleting,
}
