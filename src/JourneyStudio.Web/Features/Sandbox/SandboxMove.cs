using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>One thing that a tester did. Played again in their order, moves give the same again.</summary>
public abstract record SandboxMove
{
    private SandboxMove()
    {
    }

    /// <summary>An event of a member, by hand.</summary>
    /// <param name="Member">Whose.</param>
    /// <param name="Act">What they do.</param>
    /// <param name="Lived">Whether somebody has done it in life: what they said then is theirs.</param>
    public sealed record Fire(MemberId Member, ScenarioAct Act, bool Lived = false) : SandboxMove;

    /// <summary>The clock goes on.</summary>
    /// <param name="End">What is due before it happens.</param>
    public sealed record GoOn(DateTimeOffset End) : SandboxMove;

    /// <summary>The clock is set.</summary>
    /// <param name="At">What is due until then happens.</param>
    public sealed record Set(DateTimeOffset At) : SandboxMove;
}
