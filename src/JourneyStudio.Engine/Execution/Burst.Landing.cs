using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Engine.Execution;

/// <content>Brings the tokens of an enrollment into another version.</content>
internal sealed partial class Burst
{
    private const string Migrated = "migrated";
    private const string Exited = "exited";

    /// <summary>Takes all tokens to another version at once, so that its joins see them all, and runs what is to be run there.</summary>
    /// <returns>What has come to rest where it was put; null when that cannot be taken back: somebody went on, or a task was withdrawn.</returns>
    public ImmutableArray<MovedToken>? Land(Plan to, DateTimeOffset? goalUntil, IReadOnlyList<Landing> landings, Intervention by)
    {
        var open = turn.Member.Tasks.Count;
        foreach (var landing in landings) Depart(landing);
        var withdrew = turn.Member.Tasks.Count < open;
        enrollment.Tokens.Clear();
        enrollment.Become(to, goalUntil);
        var first = enrollment.Step;
        foreach (var landing in landings.OrderBy(landing => landing.Rests is null).ThenBy(landing => landing.From.Number))
            arrivals.Enqueue(new Arrival(landing.Activity, landing.From.Number, landing.From.Group) { Landing = landing, By = by });
        if (MustExit) ArriveAndExit();
        else Drain();
        Close();
        return withdrew || !enrollment.IsActive || enrollment.Tokens.Count != landings.Count ? null : Moved(landings, first);
    }

    /// <summary>Lets the enrollment out by an operator's hand.</summary>
    public void Dismiss(string reason, Intervention by)
    {
        foreach (var token in enrollment.Tokens) departures.Leave(Visit.Of(token) with { By = by }, null, Exited, [], []);
        enrollment.Tokens.Clear();
        EndAll(EnrollmentState.Exited, reason, Exited);
    }

    private void Depart(Landing landing)
    {
        if (!enrollment.Has(landing.From)) return;
        if (landing.Keeps) departures.Release(Visit.Of(landing.From), Migrated);
        else departures.Leave(Visit.Of(landing.From), null, Migrated, [], []);
    }

    /// <summary>The exit rule of the version holds already: they arrive, and nothing is run.</summary>
    private void ArriveAndExit()
    {
        while (arrivals.TryDequeue(out var arrival)) departures.Leave(Landed(arrival), null, Exited, [], []);
        EndAll(EnrollmentState.Exited, RefusalReasons.ExitWhen, Exited);
    }

    private void Land(Arrival arrival, Landing landing)
    {
        var visit = Landed(arrival);
        if (landing.Rests is { } rests)
        {
            departures.Stay(visit, rests is { Due: { } due, Follows: false } ? [new DecidingValue(DecidingValue.Until, new Members.AttributeValue.Instant(due).ToText())] : [], []);
            enrollment.Park(rests with { Step = visit.Step, ArrivedAt = visit.ArrivedAt, Shifted = visit.Shifted, Asked = visit.Asked }, turn.ChangeCount);
            return;
        }

        var outcome = Decide(visit);
        // What was asked for on arrival is asked for; only what a judgement asks for when it leaves comes again
        Settle(visit, landing.Keeps && outcome.Parks ? outcome with { Effects = [] } : outcome, landing.Keeps ? JudgedAgain : 0);
    }

    private Visit Landed(Arrival arrival)
    {
        var (landing, step) = (arrival.Landing!, enrollment.NextStep());
        var visit = new Visit(arrival.Activity, landing.From.Number, landing.From.Group, step, turn.Now, null) { By = arrival.By };
        var kept = landing.Rests ?? (landing.Keeps ? landing.From : null);
        return kept is null ? visit : visit with { Shifted = kept.CountsFrom - turn.Now, Asked = kept.Asked ?? kept.Step };
    }

    /// <summary>The tokens as they came to rest, each with the step of its landing; null when one has gone on since.</summary>
    private ImmutableArray<MovedToken>? Moved(IReadOnlyList<Landing> landings, int first)
    {
        var moved = ImmutableArray.CreateBuilder<MovedToken>(landings.Count);
        foreach (var landing in landings)
        {
            if (enrollment.Tokens.Find(token => token.Number == landing.From.Number) is not { } token || token.Group != landing.From.Group) return null;
            if (token.Step > first + landings.Count || token.Activity != landing.Activity) return null;
            moved.Add(new MovedToken(landing.From, token.Step, token.Shifted));
        }

        return moved.MoveToImmutable();
    }
}
