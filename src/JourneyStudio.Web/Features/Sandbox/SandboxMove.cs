using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>One thing that a tester did. Played again in their order, moves give the same again.</summary>
public abstract record SandboxMove
{
    private SandboxMove()
    {
    }

    /// <summary>An event of a member.</summary>
    /// <param name="Member">Whose.</param>
    /// <param name="Act">What they do.</param>
    /// <param name="By">Where it comes from.</param>
    public sealed record Fire(MemberId Member, ScenarioAct Act, FiredBy By = FiredBy.Tester) : SandboxMove;

    /// <summary>The clock goes on.</summary>
    /// <param name="End">What is due before it happens.</param>
    public sealed record GoOn(DateTimeOffset End) : SandboxMove;

    /// <summary>The clock is set.</summary>
    /// <param name="At">What is due until then happens.</param>
    public sealed record Set(DateTimeOffset At) : SandboxMove;

    /// <summary>A session takes place at another time, or not at all.</summary>
    /// <param name="Moved">When it is changed, and how it is from then on.</param>
    public sealed record Change(SessionMove Moved) : SandboxMove;

    /// <summary>Two members turn out to be one person.</summary>
    /// <param name="Merged">When, and what of the duplicate stays.</param>
    /// <param name="Survivor">Who stays.</param>
    /// <param name="Duplicate">Who goes on as the survivor.</param>
    public sealed record Merge(ScenarioMerge Merged, MemberId Survivor, MemberId Duplicate) : SandboxMove;

    /// <summary>What is known of a member is erased.</summary>
    /// <param name="At">When.</param>
    /// <param name="Member">Whose.</param>
    public sealed record Erase(DateTimeOffset At, MemberId Member) : SandboxMove;

    /// <summary>Whether it is about a member.</summary>
    public bool IsOf(MemberId member) => this switch
    {
        Fire fired => fired.Member == member,
        Merge merged => merged.Survivor == member || merged.Duplicate == member,
        Erase erased => erased.Member == member,
        _ => false,
    };
}

/// <summary>Where an event of a run comes from.</summary>
public enum FiredBy
{
    /// <summary>Whoever tries the journey.</summary>
    Tester,

    /// <summary>A scenario that is gone through.</summary>
    Scenario,

    /// <summary>Somebody has done it in life: what they said then is theirs.</summary>
    Life,
}
