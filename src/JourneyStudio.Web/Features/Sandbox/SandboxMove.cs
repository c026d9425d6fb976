using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>One thing that a tester did. Played again in their order, moves give the same again.</summary>
public abstract record SandboxMove
{
    private SandboxMove()
    {
    }

    /// <summary>An event of the member, by hand.</summary>
    public sealed record Fire(ScenarioAct Act) : SandboxMove;

    /// <summary>The clock goes on.</summary>
    /// <param name="End">What is due before it happens.</param>
    public sealed record GoOn(DateTimeOffset End) : SandboxMove;
}
