using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>One thing that a tester did. Played again in their order, moves give the same again.</summary>
public abstract record SandboxMove
{
    private SandboxMove()
    {
    }

    /// <summary>An event of the member, by hand.</summary>
    /// <param name="Act">What they do.</param>
    /// <param name="Lived">Whether somebody has done it in life: what they said then is theirs.</param>
    public sealed record Fire(ScenarioAct Act, bool Lived = false) : SandboxMove;

    /// <summary>The clock goes on.</summary>
    /// <param name="End">What is due before it happens.</param>
    public sealed record GoOn(DateTimeOffset End) : SandboxMove;
}
