using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Execution;

/// <summary>Runs tokens of one enrollment until each parks or ends.</summary>
/// <param name="turn">The member's turn.</param>
/// <param name="enrollment">Whose tokens.</param>
/// <param name="cause">The event that set it off; null when a time did.</param>
internal sealed partial class Burst(Turn turn, WorkingEnrollment enrollment, MemberEvent? cause)
{
    /// <summary>How often one activity may be visited in a burst: a loop without a wait ends here.</summary>
    private const int MostVisits = 100;

    /// <summary>Ordinals of effects that a parked token asks for when it is judged again: apart from those of its arrival.</summary>
    private const int JudgedAgain = 100;

    private Arrivals arrivals;
    private readonly EffectRecorder recorder = new(turn, enrollment, cause);
    private readonly Departures departures = new(turn, enrollment, cause?.Depth ?? 0);

    private bool MustExit => enrollment.Plan.ExitWhen is { } rule && RuleEvaluator.Evaluate(rule, turn.Context(enrollment).ForRules()).Value;

    /// <summary>Judges the exit rule. False: the enrollment has ended and nothing is to be run.</summary>
    public bool Opens()
    {
        if (!MustExit) return true;
        EndAll(EnrollmentState.Exited, RefusalReasons.ExitWhen, "exited");
        return false;
    }

    /// <summary>Starts a new enrollment at its trigger.</summary>
    public void Enter(BoundActivity trigger, ImmutableArray<DecidingValue> values)
    {
        arrivals.Enqueue(new Arrival(trigger.Definition.Id, null, "") { Before = values });
        Drain();
    }

    /// <summary>Lets a parked token go on by a port.</summary>
    /// <param name="token">The token.</param>
    /// <param name="port">The port.</param>
    /// <param name="values">What decided.</param>
    /// <param name="by">The operator who sends it on; null when it was its turn.</param>
    public void Leave(Token token, string port, ImmutableArray<DecidingValue> values, Intervention? by = null)
    {
        enrollment.Remove(token);
        Pass(Visit.Of(token) with { By = by }, port, values, []);
        Drain();
    }

    /// <summary>Takes a parked token from where it rests to another activity.</summary>
    public void Move(Token token, string activity, Intervention by)
    {
        enrollment.Remove(token);
        departures.Leave(Visit.Of(token), null, "moved", [], []);
        Arrive(activity, token.Number, token.Group, by);
    }

    /// <summary>Brings a token to an activity by an operator's hand.</summary>
    public void Arrive(string activity, int token, string group, Intervention by)
    {
        arrivals.Enqueue(new Arrival(activity, token, group) { By = by });
        Drain();
    }

    /// <summary>Lets the activity of a parked token decide again, with the time of its arrival: it stays, until another instant perhaps, or leaves.</summary>
    public void Judge(Token token)
    {
        var visit = Visit.Of(token);
        var outcome = Decide(visit);
        if (outcome is Outcome.WaitUntil same && StaysAsItIs(token, same)) return;
        // What it waits for comes as it was foretold: the trace holds it already
        if (outcome is Outcome.WaitUntil wait && wait.Due == token.Due) outcome = wait with { Values = [], Told = true };
        if (outcome.Parks && Waiting.Park(turn, enrollment, visit, ref outcome) is { } parked)
        {
            if (parked == token) return;
            enrollment.Replace(token, parked);
            if (parked.Due != token.Due && outcome is Outcome.WaitUntil) departures.Resolve(visit, Waiting.Values(outcome));
            return;
        }

        enrollment.Remove(token);
        Settle(visit, outcome, JudgedAgain);
        Drain();
    }

    /// <summary>What is by far the most frequent: the date that it follows has not moved.</summary>
    private bool StaysAsItIs(Token token, Outcome.WaitUntil wait) =>
        wait.Due == token.Due && wait.Due > turn.Now && wait.Port == token.DuePort && wait.Follows == token.Follows && !token.Held && enrollment.Plan.ExitWhen is null;

    /// <summary>Completes the enrollment when no token is left.</summary>
    public void Close()
    {
        if (enrollment is { IsActive: true, Tokens.Count: 0 }) departures.End(EnrollmentState.Completed, null);
    }

    /// <summary>Ends the enrollment with all its parked tokens.</summary>
    public void EndAll(EnrollmentState state, string? reason, string end, Intervention? by = null)
    {
        arrivals.Clear();
        departures.EndAll(state, reason, end, by);
    }

    private void Drain()
    {
        while (enrollment.IsActive)
        {
            if (arrivals.TryDequeue(out var arrival)) Run(arrival);
            else if (Joins.Release(enrollment) is { } met) Release(met);
            else return;
        }
    }

    private void Run(Arrival arrival)
    {
        if (arrival.Landing is { } landing)
        {
            Land(arrival, landing);
            return;
        }

        var step = enrollment.NextStep();
        var visit = new Visit(arrival.Activity, arrival.Token ?? step, arrival.Group, step, turn.Now, null) { Before = arrival.Before, By = arrival.By };
        var visited = enrollment.Visited;
        visited.Add(visit.Activity);
        var isLoop = visited.Count > MostVisits && visited.Count(activity => activity == visit.Activity) > MostVisits;
        var outcome = isLoop ? new Outcome.Fail("loop", visit.Activity) : Decide(visit);
        Settle(visit, outcome, firstOrdinal: 0);
    }

    private Outcome Decide(Visit visit)
    {
        try
        {
            return enrollment.Plan.Find(visit.Activity)!.Execute(turn.Context(enrollment, visit.Activity, visit.AskedAt, visit.ArrivedAt + visit.Shifted, cause));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new Outcome.Fail("activity.exception", broken.GetType().Name);
        }
    }

    private void Settle(Visit visit, Outcome outcome, int firstOrdinal)
    {
        var recorded = outcome is Outcome.Fail ? new RecordedEffects([], null) : recorder.Apply(visit, outcome.Effects, firstOrdinal);
        if (recorded.Failure is { } failure) outcome = failure with { Values = outcome.Values };
        switch (outcome)
        {
            case Outcome.Continue go:
                Pass(visit, go.Port, go.Values, recorded.Said);
                break;
            case Outcome.Join join:
                Join(visit, join);
                break;
            case Outcome.Complete complete:
                departures.Leave(visit, null, "exited", complete.Values, recorded.Said);
                EndAll(EnrollmentState.Exited, complete.Reason, "cancelled");
                break;
            case Outcome.Fail fail:
                Fail(visit, fail);
                break;
            default:
                Park(visit, outcome, recorded.Said);
                break;
        }
    }

    private void Park(Visit visit, Outcome outcome, ImmutableArray<string> effects)
    {
        if (Waiting.Park(turn, enrollment, visit, ref outcome) is { } token)
        {
            departures.Stay(visit, Waiting.Values(outcome), effects);
            enrollment.Park(token, turn.ChangeCount);
            return;
        }

        Pass(visit, ((Outcome.Continue)outcome).Port, outcome.Values, effects);
    }

    private void Fail(Visit visit, Outcome.Fail fail)
    {
        ImmutableArray<DecidingValue> values = [.. fail.Values, new DecidingValue(fail.Code, fail.Detail)];
        if (enrollment.Plan.Find(visit.Activity)!.Ports.Any(port => port.Name == ActivityKind.FailedPort))
        {
            Pass(visit, ActivityKind.FailedPort, values, []);
            return;
        }

        departures.Leave(visit, null, "failed", [.. values, .. DecidingValue.OfFork(visit.Group)], []);
        EndAll(EnrollmentState.Failed, fail.Code, "cancelled");
    }

    private void Pass(Visit visit, string port, ImmutableArray<DecidingValue> values, ImmutableArray<string> effects)
    {
        departures.Leave(visit, port, null, values, effects);
        Follow(visit, port, visit.Group);
    }

    private void Join(Visit visit, Outcome.Join join)
    {
        if (visit.Group.Length == 0)
        {
            Pass(visit, join.Port, join.Values, []);
            return;
        }

        if (enrollment.IsForkClosed(visit.Activity, visit.Group))
        {
            departures.Leave(visit, null, "late", join.Values, []);
            return;
        }

        departures.Stay(visit, join.Values, []);
        var token = Waiting.AtJoin(visit, join);
        enrollment.Park(token, turn.ChangeCount);
        if (!join.All) CloseFork(token);
    }

    /// <summary>The first at a join for any: nobody else of the fork comes through.</summary>
    private void CloseFork(Token first)
    {
        var group = first.Group;
        do
        {
            enrollment.CloseFork(first.Activity, group);
            foreach (var other in enrollment.Tokens.Where(token => token != first && Joins.CanStillCome(enrollment.Plan, token, first.Activity, group)).ToList())
            {
                enrollment.Remove(other);
                departures.Leave(Visit.Of(other), null, "cancelled", [], []);
            }

            arrivals.RemoveAll(arrival => Joins.CanStillCome(enrollment.Plan, arrival.Activity, arrival.Group, first.Activity, group));
            group = Joins.Outer(group);
        }
        while (group.Length > 0 && (enrollment.Tokens.Exists(token => token != first && Joins.CanStillCome(enrollment.Plan, token, first.Activity, group))
            || arrivals.Exists(arrival => Joins.CanStillCome(enrollment.Plan, arrival.Activity, arrival.Group, first.Activity, group))));

        enrollment.Remove(first);
        departures.Leave(Visit.Of(first), first.EventPort, null, [], []);
        Follow(Visit.Of(first), first.EventPort!, group);
    }

    /// <summary>Lets one of those at a join go on in the outer group; the others end.</summary>
    private void Release(Joins.Meeting met)
    {
        foreach (var joined in met.Others)
        {
            enrollment.Remove(joined);
            departures.Leave(Visit.Of(joined), null, "joined", [], []);
        }

        enrollment.Remove(met.First);
        var outer = Joins.Outer(met.First.Group);
        if (outer.Length > 0 && enrollment.Tokens.Exists(token => Joins.CanStillCome(enrollment.Plan, token, met.First.Activity, outer)))
        {
            enrollment.Tokens.Add(met.First with { Group = outer });
            return;
        }

        departures.Leave(Visit.Of(met.First), met.First.EventPort, null, [], []);
        Follow(Visit.Of(met.First), met.First.EventPort!, outer);
    }

    /// <summary>One connection carries the token on; several fork it into new tokens with a group of their own; none ends it.</summary>
    private void Follow(Visit visit, string port, string group)
    {
        var targets = enrollment.Plan.Next(visit.Activity, port);
        if (targets.Length == 1)
        {
            arrivals.Enqueue(new Arrival(targets[0], visit.Token, group));
            return;
        }

        var forked = group.Length == 0 ? $"{visit.Step}" : $"{group}/{visit.Step}";
        foreach (var target in targets) arrivals.Enqueue(new Arrival(target, null, forked));
    }
}
