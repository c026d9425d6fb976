using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>What became of an event that was handed in.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>Stored durably; it will be routed.</summary>
    /// <param name="Event">Its number in the order of storage.</param>
    /// <param name="Member">Whom it concerns.</param>
    public sealed record Stored(long Event, MemberId Member) : IntakeResult;

    /// <summary>An event with this source and key was stored before; nothing was done.</summary>
    public sealed record Duplicate : IntakeResult;

    /// <summary>No member is known by that reference; nothing was done.</summary>
    public sealed record UnknownMember : IntakeResult;
}
