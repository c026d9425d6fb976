using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Execution;

/// <summary>Turns an outcome that parks into the token as it is to rest.</summary>
internal static class Waiting
{
    /// <summary>The parked token; null when there is nothing to wait for, and the outcome is then the <see cref="Outcome.Continue"/> by which it goes on.</summary>
    public static Token? Park(Turn turn, WorkingEnrollment enrollment, Visit visit, ref Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.WaitUntil wait:
                if (wait.Due <= turn.Now) break;
                return Rest(turn, enrollment, Token(visit, wait.Due, wait.Port, wait.Follows));
            case Outcome.WaitForEvent wait:
                if (wait.Timeout <= turn.Now) break;
                return Rest(turn, enrollment, Token(visit, Earlier(wait.Timeout, wait.LookAgain), wait.Timeout is null ? null : wait.TimeoutPort, wait.Follows, wait.Event, wait.Port));
            case Outcome.WaitForRule wait:
                return ForRule(turn, enrollment, visit, wait, ref outcome);
            case Outcome.Join join:
                return visit.Parked ?? AtJoin(visit, join);
        }

        outcome = new Outcome.Continue(outcome is Outcome.WaitUntil until ? until.Port : ((Outcome.WaitForEvent)outcome).TimeoutPort) { Values = Values(outcome) };
        return null;
    }

    /// <summary>What the decision was made on, with the instant that the wait has resolved to.</summary>
    public static ImmutableArray<DecidingValue> Values(Outcome outcome)
    {
        DateTimeOffset? until = outcome switch
        {
            Outcome.WaitUntil { Told: false } wait => wait.Due,
            Outcome.WaitForEvent wait => wait.Timeout,
            Outcome.WaitForRule wait => wait.Timeout,
            _ => null,
        };
        return until is { } at ? [.. outcome.Values, new DecidingValue(DecidingValue.Until, new AttributeValue.Instant(at).ToText())] : outcome.Values;
    }

    /// <summary>A token that waits at a join for the other branches: for no time and no event.</summary>
    public static Token AtJoin(Visit visit, Outcome.Join join) => Token(visit, eventPort: join.Port);

    private static Token? ForRule(Turn turn, WorkingEnrollment enrollment, Visit visit, Outcome.WaitForRule wait, ref Outcome outcome)
    {
        var context = turn.Context(enrollment).ForRules();
        var verdict = RuleEvaluator.Evaluate(wait.Rule, context);
        if (verdict.Value || wait.Timeout <= turn.Now)
        {
            outcome = new Outcome.Continue(verdict.Value ? wait.Port : wait.TimeoutPort) { Values = [.. wait.Values, .. verdict.Because] };
            return null;
        }

        var due = Earlier(wait.Timeout, RuleOutlook.NextChange(wait.Rule, context));
        return Rest(turn, enrollment, Token(visit, due, due is null ? null : wait.TimeoutPort, follows: true));
    }

    /// <summary>Where time alone may make the exit rule hold, the token is looked at then.</summary>
    private static Token Rest(Turn turn, WorkingEnrollment enrollment, Token token)
    {
        if (enrollment.Plan.ExitWhen is not { } exit) return token;
        var look = RuleOutlook.NextChange(exit, turn.Context(enrollment).ForRules());
        return look is { } at && (token.Due is not { } due || at < due) ? token with { Due = at, DuePort = token.DuePort, Follows = true } : token;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is { } x && b is { } y ? (x < y ? x : y) : a ?? b;

    private static Token Token(
        Visit visit, DateTimeOffset? due = null, string? duePort = null, bool follows = false, string? awaitedEvent = null, string? eventPort = null) => new()
        {
            Number = visit.Token,
            Activity = visit.Activity,
            Step = visit.Step,
            Group = visit.Group,
            ArrivedAt = visit.ArrivedAt,
            Due = due,
            DuePort = duePort,
            AwaitedEvent = awaitedEvent,
            EventPort = eventPort,
            Follows = follows,
            Shifted = visit.Shifted,
            Asked = visit.Asked,
        };
}
