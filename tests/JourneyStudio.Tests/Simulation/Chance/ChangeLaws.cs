using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>What must hold of the changes of one turn by themselves.</summary>
internal static class ChangeLaws
{
    public static void Check(MemberChanges change)
    {
        var told = new Dictionary<(EnrollmentId, int), int>();
        foreach (var step in change.Steps.Concat(change.Departures))
        {
            Law.Holds(step.LeftAt is null ? step is { Port: null, End: null } : (step.Port is null) != (step.End is null), $"step {step.Step} at {step.Activity} is left by a port and an end, or by neither");
            told[(step.Enrollment, step.Step)] = told.GetValueOrDefault((step.Enrollment, step.Step)) + step.Effects.Count(said => !said.StartsWith('='));
        }

        foreach (var effect in change.Effects)
        {
            var at = (effect.Key.Enrollment, effect.Key.Step);
            var left = told.GetValueOrDefault(at);
            // A task that is open when its enrollment ends is withdrawn long after its step was left
            if (left == 0 && effect.Effect is Effect.WithdrawTask) continue;
            Law.Holds(left > 0, $"effect {effect.Key} is recorded, and its step does not tell it");
            told[at] = left - 1;
        }

        foreach (var (step, left) in told) Law.Holds(left == 0, $"step {step.Item2} of enrollment {step.Item1.Value} tells an effect that is not recorded");
    }
}
