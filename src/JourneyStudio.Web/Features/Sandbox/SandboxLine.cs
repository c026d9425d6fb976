using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>One line of the timeline.</summary>
/// <param name="At">Virtual time.</param>
/// <param name="Member">Whose it is; null: everybody's.</param>
public sealed record SandboxLine(DateTimeOffset At, MemberId? Member)
{
    /// <summary>What the member did; null for what followed from it.</summary>
    public SandboxMove.Fire? Fired { get; init; }

    /// <summary>What else happened by hand: a session changed, members were merged, one was erased; null for what followed from it.</summary>
    public SandboxMove? Made { get; init; }

    /// <summary>Why the journey did not let the member in.</summary>
    public string? Refused { get; init; }

    /// <summary>The activity that the member came to, or went on from.</summary>
    public TraceStep? Step { get; init; }

    /// <summary>Logical id of the journey of the step or the refusal; null: the one that is tried.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether the member had waited there since an earlier moment.</summary>
    public bool WentOn { get; init; }

    public ImmutableArray<DecidingValue> Values { get; init; } = [];
    public ImmutableArray<string> Effects { get; init; } = [];
    public ImmutableArray<ScenarioMessage> Messages { get; init; } = [];
}
