using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Execution;

/// <summary>Runs tokens of one enrollment until each parks or ends.</summary>
/// <param name="turn">The member's turn.</param>
/// <param name="enrollment">Whose tokens.</param>
/// <param name="cause">The event that set it off; null when a time did.</param>
internal sealed class Burst(Turn turn, WorkingEnrollment enrollment, MemberEvent? cause)
{
    /// <summary>How often one activity may be visited in a burst: a loop without a wait ends here.</summary>
    private const int MostVisits = 100;

    private readonly Queue<Arrival> arrivals = [];
    private readonly Dictionary<string, int> visits = [];
    private readonly EffectRecorder recorder = new(turn, enrollment, cause?.Depth ?? 0);

    /// <summary>Judges the exit rule. False: the enrollment has ended and nothing is to be run.</summary>
    public bool Opens()
    {
        if (enrollment.Plan.ExitWhen is not { } rule) return true;
        if (!RuleEvaluator.Evaluate(rule, turn.Context(enrollment.Records, enrollment.EnteredAt).ForRules()).Value) return true;
        EndAll(EnrollmentState.Exited, RefusalReasons.ExitWhen, "exited");
        return false;
    }

    /// <summary>Starts a new enrollment at its trigger.</summary>
    public void Enter(BoundActivity trigger, ImmutableArray<DecidingValue> values)
    {
        arrivals.Enqueue(new Arrival(trigger.Definition.Id, null, ""));
        Drain(values);
    }

    /// <summary>Lets a parked token go on by a port.</summary>
    public void Leave(Token token, string port, ImmutableArray<DecidingValue> values)
    {
        enrollment.Tokens.Remove(token);
        turn.Depart(enrollment, token, port, null, values);
        Follow(token.Activity, port, token.Number, token.Group, token.Step);
        Drain([]);
    }

    /// <summary>Completes the enrollment when no token is left.</summary>
    public void Close()
    {
        if (enrollment is { IsActive: true, Tokens.Count: 0 }) enrollment.End(EnrollmentState.Completed, null, turn.Now);
    }

    /// <summary>Ends the enrollment with all its parked tokens.</summary>
    public void EndAll(EnrollmentState state, string? reason, string end)
    {
        foreach (var token in enrollment.Tokens) turn.Depart(enrollment, token, null, end, []);
        enrollment.Tokens.Clear();
        enrollment.End(state, reason, turn.Now);
    }

    private void Drain(ImmutableArray<DecidingValue> entryValues)
    {
        while (arrivals.TryDequeue(out var arrival))
        {
            if (!enrollment.IsActive) return;
            Run(arrival, entryValues);
            entryValues = [];
        }
    }

    private void Run(Arrival arrival, ImmutableArray<DecidingValue> entryValues)
    {
        var step = enrollment.NextStep();
        var outcome = Decide(arrival.Activity);
        var effects = outcome is Outcome.Fail ? [] : recorder.Apply(arrival.Activity, step, outcome.Effects);
        if (effects.IsDefault) (outcome, effects) = (new Outcome.Fail("effect.depth", "16"), []);
        var trace = new TraceStep
        {
            Enrollment = enrollment.Id,
            Version = enrollment.Plan.Identity.Version,
            Step = step,
            Token = arrival.Token ?? step,
            Activity = arrival.Activity,
            ArrivedAt = turn.Now,
            Values = entryValues.IsEmpty ? outcome.Values : [.. entryValues, .. outcome.Values],
            Effects = effects,
        };
        Settle(arrival, trace, outcome);
    }

    private Outcome Decide(string activity)
    {
        visits[activity] = visits.GetValueOrDefault(activity) + 1;
        if (visits[activity] > MostVisits) return new Outcome.Fail("loop", activity);
        try
        {
            return enrollment.Plan.Find(activity)!.Execute(turn.Context(enrollment.Records, enrollment.EnteredAt));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new Outcome.Fail("activity.exception", broken.GetType().Name);
        }
    }

    private void Settle(Arrival arrival, TraceStep trace, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Continue go:
                Pass(arrival, trace, go.Port);
                break;
            case Outcome.WaitUntil wait when wait.Due <= turn.Now:
                Pass(arrival, trace, wait.Port);
                break;
            case Outcome.WaitUntil wait:
                Park(arrival, trace, wait.Due, wait.Port, null, null);
                break;
            case Outcome.WaitForEvent { Timeout: { } timeout } wait when timeout <= turn.Now:
                Pass(arrival, trace, wait.TimeoutPort);
                break;
            case Outcome.WaitForEvent wait:
                Park(arrival, trace, wait.Timeout, wait.Timeout is null ? null : wait.TimeoutPort, wait.Event, wait.Port);
                break;
            case Outcome.Complete complete:
                turn.Record(trace with { LeftAt = turn.Now, End = "exited" });
                EndAll(EnrollmentState.Exited, complete.Reason, "cancelled");
                break;
            case Outcome.Fail fail:
                Fail(arrival, trace, fail);
                break;
        }
    }

    private void Fail(Arrival arrival, TraceStep trace, Outcome.Fail fail)
    {
        trace = trace with { Values = [.. trace.Values, new DecidingValue(fail.Code, fail.Detail)] };
        if (enrollment.Plan.Find(arrival.Activity)!.Ports.Any(port => port.Name == ActivityKind.FailedPort))
        {
            Pass(arrival, trace, ActivityKind.FailedPort);
            return;
        }

        turn.Record(trace with { LeftAt = turn.Now, End = "failed" });
        EndAll(EnrollmentState.Failed, fail.Code, "cancelled");
    }

    private void Pass(Arrival arrival, TraceStep trace, string port)
    {
        turn.Record(trace with { LeftAt = turn.Now, Port = port });
        Follow(arrival.Activity, port, trace.Token, arrival.Group, trace.Step);
    }

    private void Park(Arrival arrival, TraceStep trace, DateTimeOffset? due, string? duePort, string? awaited, string? eventPort)
    {
        turn.Record(trace);
        enrollment.Tokens.Add(new Token
        {
            Number = trace.Token,
            Activity = arrival.Activity,
            Step = trace.Step,
            Group = arrival.Group,
            ArrivedAt = turn.Now,
            Due = due,
            DuePort = duePort,
            AwaitedEvent = awaited,
            EventPort = eventPort,
        });
    }

    /// <summary>One connection carries the token on; several fork it into new tokens with a group of their own; none ends it.</summary>
    private void Follow(string activity, string port, int token, string group, int step)
    {
        var targets = enrollment.Plan.Next(activity, port);
        if (targets.Length == 1)
        {
            arrivals.Enqueue(new Arrival(targets[0], token, group));
            return;
        }

        var forked = group.Length == 0 ? $"{step}" : $"{group}/{step}";
        foreach (var target in targets) arrivals.Enqueue(new Arrival(target, null, forked));
    }

    private readonly record struct Arrival(string Activity, int? Token, string Group);
}
