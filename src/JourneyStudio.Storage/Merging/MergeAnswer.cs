namespace JourneyStudio.Storage.Merging;

/// <summary>What a merge came to.</summary>
/// <param name="Moved">Active enrollments that went on as the survivor's.</param>
/// <param name="Ended">Enrollments that ended, because an older one of the same journey and entry key stays.</param>
public sealed record MergeAnswer(int Moved, int Ended);
