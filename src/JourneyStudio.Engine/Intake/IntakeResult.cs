using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>What became of an event that was handed in.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>Stored durably.</summary>
    /// <param name="Event">Its number in the order of storage.</param>
    /// <param name="Member">Whom it concerns.</param>
    /// <param name="Routed">Done with already, because no journey hears it; otherwise it will be routed.</param>
    public sealed record Stored(long Event, MemberId Member, bool Routed = false) : IntakeResult;

    /// <summary>An event with this source and key was stored before; nothing was done.</summary>
    public sealed record Duplicate : IntakeResult;

    /// <summary>No member is known by that reference; nothing was done.</summary>
    public sealed record UnknownMember : IntakeResult;
}
