namespace JourneyStudio.Runtime.Advancing;

/// <summary>What one batch came to.</summary>
public enum AdvanceResult
{
    /// <summary>Members were advanced; there may be more.</summary>
    Worked,

    /// <summary>Nothing is due.</summary>
    Idle,

    /// <summary>Another owner took the slots: stop at once.</summary>
    Fenced,
}
