namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What becomes of the time that passed while a journey was paused.</summary>
public enum ResumeMode
{
    /// <summary>It did not pass: everything that was due is due later by the length of the pause.</summary>
    Freeze,

    /// <summary>It passed: what is overdue is done now, so many members a second.</summary>
    CatchUp,

    /// <summary>It passed: whoever is overdue leaves the journey.</summary>
    Drop,
}
