using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Writes down how tokens of an enrollment stay and leave, and how the enrollment ends.</summary>
internal readonly struct Departures(Turn turn, WorkingEnrollment enrollment, int depth)
{
    private const string Failed = "failed";

    /// <summary>The token parks where it arrived.</summary>
    public void Stay(Visit visit, ImmutableArray<DecidingValue> values, ImmutableArray<string> effects) => turn.Record(Step(visit, values, effects));

    /// <summary>The token has decided anew and stays where it is.</summary>
    public void Resolve(Visit visit, ImmutableArray<DecidingValue> values) => turn.Resolve(Step(visit, values, []));

    /// <summary>The token leaves by a port, or ends. A task that it waited for goes with it, when it is taken away before the task is done.</summary>
    public void Leave(Visit visit, string? port, string? end, ImmutableArray<DecidingValue> values, ImmutableArray<string> effects)
    {
        if (visit.Parked is not null && (end is not null || visit.By is not null)) effects = [.. effects, .. OpenTasks.WithdrawOf(turn, enrollment, visit, depth)];
        var step = Step(visit, values, effects, turn.Now, port, end);
        if (visit.Parked is null) turn.Record(step);
        else turn.Leave(step);
    }

    /// <summary>The token goes where what it asked for goes with it.</summary>
    public void Release(Visit visit, string end) => turn.Leave(Step(visit, [], [], turn.Now, null, end));

    /// <summary>Ends the enrollment with all its parked tokens.</summary>
    public void EndAll(EnrollmentState state, string? reason, string end, Intervention? by = null)
    {
        foreach (var token in enrollment.Tokens) Leave(Visit.Of(token) with { By = by }, null, end, end == Failed ? DecidingValue.OfFork(token.Group) : [], []);
        enrollment.Tokens.Clear();
        End(state, reason);
    }

    /// <summary>Ends the enrollment; a journey that called it and waits learns of it. Its tasks stay only when it came to its end.</summary>
    public void End(EnrollmentState state, string? reason)
    {
        if (state != EnrollmentState.Completed) OpenTasks.WithdrawAll(turn, enrollment, depth);
        enrollment.End(state, reason, turn.Now);
        if (enrollment.Records.TryGetValue(RecordKinds.Caller, out var caller))
            turn.Raise(CalledJourneys.Ended(turn, $"{enrollment.Id.Value}:{enrollment.Step}:ended", caller, EnrollmentStateNames.Of(state), reason, depth + 1));
    }

    private TraceStep Step(
        Visit visit, ImmutableArray<DecidingValue> values, ImmutableArray<string> effects, DateTimeOffset? leftAt = null, string? port = null, string? end = null) => new()
        {
            Enrollment = enrollment.Id,
            Version = enrollment.Plan.Identity.Version,
            Step = visit.Step,
            Token = visit.Token,
            Activity = visit.Activity,
            ArrivedAt = visit.ArrivedAt,
            LeftAt = leftAt,
            Port = port,
            End = end,
            By = visit.By,
            Values = visit.Before.IsEmpty ? values : [.. visit.Before, .. values],
            Effects = effects,
        };
}
