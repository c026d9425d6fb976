using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Execution;

/// <summary>Ends an enrollment as it is stored, without its plan: where that cannot be run.</summary>
public static class AbruptEnd
{
    /// <summary>The enrollment with all its tokens gone.</summary>
    public static EnrollmentChange Of(EnrollmentWork work, EnrollmentState state, string reason, DateTimeOffset now) => new(
        work.Enrollment with { State = state, Reason = reason, EndedAt = now },
        work.Enrollment.Step,
        [],
        [.. work.Tokens.Select(token => token.Number)]);

    /// <summary>How its tokens leave.</summary>
    /// <param name="work">The enrollment.</param>
    /// <param name="end">See <see cref="TraceStep.End"/>.</param>
    /// <param name="now">When.</param>
    public static IEnumerable<TraceStep> Departures(EnrollmentWork work, string end, DateTimeOffset now) => work.Tokens.Select(token => new TraceStep
    {
        Enrollment = work.Enrollment.Id,
        Version = work.Enrollment.Version,
        Step = token.Step,
        Token = token.Number,
        Activity = token.Activity,
        ArrivedAt = token.ArrivedAt,
        LeftAt = now,
        End = end,
        Values = DecidingValue.OfFork(token.Group),
    });
}
