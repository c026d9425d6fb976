using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Execution;

/// <summary>Decides for an event which journeys let the member in.</summary>
internal static class Admission
{
    /// <summary>How often in one turn events that journeys raised let a member into a journey. What starts itself more than once would double with every generation.</summary>
    internal const int MostRaised = 100;

    public static void Decide(Turn turn, MemberEvent occurred)
    {
        var plans = turn.Plans.Admitting(occurred.Name);
        if (plans.IsEmpty) return;
        var records = occurred.CarriedRecords();
        foreach (var plan in plans) Decide(turn, plan, occurred, turn.Context(plan, records));
    }

    /// <summary>Judges an event that the journey has kept while it was paused.</summary>
    public static void DecideHeld(Turn turn, JourneyId journey, MemberEvent occurred)
    {
        turn.Judge(new HeldEntry(journey, occurred.Id));
        foreach (var plan in turn.Plans.Admitting(occurred.Name).Where(plan => plan.Identity.Journey == journey))
            Decide(turn, plan, occurred, turn.Context(plan, occurred.CarriedRecords()));
    }

    private static void Decide(Turn turn, Plan plan, MemberEvent occurred, ActivityContext context)
    {
        var values = ImmutableArray<DecidingValue>.Empty;
        var tried = false;
        var refusal = RefusalReasons.Filter;
        foreach (var trigger in plan.Triggers)
        {
            if (!trigger.Listens.Contains(occurred.Name) || !IsFor(plan, trigger, occurred)) continue;
            tried = true;
            var match = trigger.Matches(context, occurred);
            values = match.Values;
            if (!match.Accepted) continue;
            if (turn.Member.IsStaff && !trigger.TakesStaff)
            {
                refusal = RefusalReasons.Staff;
                continue;
            }

            if (turn.Plans.IsPaused(plan.Identity.Journey) && plan.Definition.Rules.HoldsWhilePaused)
            {
                turn.Hold(new HeldEntry(plan.Identity.Journey, occurred.Id));
                return;
            }

            if (Refusal(turn, plan, trigger, occurred, context) is { } no) Refuse(turn, plan, occurred, no.Reason, no.Values.IsDefault ? match.Values : no.Values);
            else Enter(turn, plan, trigger, occurred, context, match.Values);
            return;
        }

        // A clock of another journey: nothing was decided here
        if (!tried) return;
        if (occurred.Name != CalledJourneys.Called || occurred.Record(CalledJourneys.Journey) == plan.Identity.Key) Refuse(turn, plan, occurred, refusal, values);
    }

    /// <summary>Why the member is not let in, in the order of the semantics, with what decided where that is more than the event; null when they are.</summary>
    private static Denial? Refusal(Turn turn, Plan plan, BoundActivity trigger, MemberEvent occurred, ActivityContext context)
    {
        if (turn.Plans.IsPaused(plan.Identity.Journey)) return new Denial(RefusalReasons.Paused);
        if (IsLate(trigger, occurred, turn.Now)) return new Denial(RefusalReasons.Late);
        if (plan.Definition.Rules.EntryWindow is { } window && !window.Contains(turn.Now, context.Zone)) return new Denial(RefusalReasons.Window);
        if (turn.Member.Closed) return new Denial(RefusalReasons.Closed);
        if (plan.ExitWhen is { } exit && RuleEvaluator.Evaluate(exit, context.ForRules(occurred)) is { Value: true, Because: var values }) return new Denial(RefusalReasons.ExitWhen, values);
        if (EntryKey(plan, occurred) is not { } key) return new Denial(RefusalReasons.NoEntryKey);
        return Again(turn, plan, key, context) ?? (occurred.Depth > 0 && turn.RaisedEntries(plan.Identity.Journey) >= MostRaised ? new Denial(RefusalReasons.Loop) : null);
    }

    private static Denial? Again(Turn turn, Plan plan, string key, ActivityContext context)
    {
        var rule = plan.Definition.Rules.EntryRule;
        if (rule.Mode == ReentryMode.Restart) return null;
        if (turn.Running(plan.Identity.Journey, key) is not null) return new Denial(RefusalReasons.Active);
        if (turn.LastEntry(plan.Identity.Journey, key) is not { } last) return null;
        return rule.Mode switch
        {
            ReentryMode.Never => new Denial(RefusalReasons.Never),
            ReentryMode.AfterDays when new Duration { Days = rule.Days ?? 0 }.After(last, context.Zone) is var again && again > turn.Now =>
                new Denial(RefusalReasons.TooSoon, [new DecidingValue(DecidingValue.Until, new AttributeValue.Instant(again).ToText())]),
            _ => null,
        };
    }

    private static string? EntryKey(Plan plan, MemberEvent occurred) =>
        plan.Definition.Rules.EntryRule.Key is { } kind ? occurred.Record(kind) : occurred.Name == ClockEvents.Date ? occurred.Record(ClockEvents.Occurrence) : "";

    /// <summary>Events of clocks name the one trigger that they are for.</summary>
    private static bool IsFor(Plan plan, BoundActivity trigger, MemberEvent occurred) =>
        trigger.Clock is null || occurred.Record(ClockEvents.Trigger) == ClockEvents.NameOf(plan.Identity.Key, trigger.Definition.Id);

    private static bool IsLate(BoundActivity trigger, MemberEvent occurred, DateTimeOffset now) =>
        trigger.Clock is ClockSpec.Dates dates && now - occurred.At > dates.Late && occurred.Record(ClockEvents.Past) is null;

    private static void Enter(Turn turn, Plan plan, BoundActivity trigger, MemberEvent occurred, ActivityContext context, ImmutableArray<DecidingValue> values)
    {
        var key = EntryKey(plan, occurred)!;
        if (occurred.Depth > 0) turn.CountRaisedEntry(plan.Identity.Journey);
        if (turn.Running(plan.Identity.Journey, key) is { } running) new Burst(turn, running, occurred).EndAll(EnrollmentState.Exited, "restarted", "cancelled");
        if (IsControl(turn, plan))
        {
            turn.Enroll(plan, key, context.Records, EnrollmentState.Control);
            Refuse(turn, plan, occurred, RefusalReasons.Control, values);
            return;
        }

        var burst = new Burst(turn, turn.Enroll(plan, key, context.Records), occurred);
        burst.Enter(trigger, values);
        burst.Close();
    }

    /// <summary>A stable share of the members by hash.</summary>
    private static bool IsControl(Turn turn, Plan plan) =>
        plan.Definition.Rules.ControlPercent is > 0 and var percent
        && Draw.Part(Draw.Of(turn.Plans.Content.Content.Salt, turn.Member.PublicId, plan.Identity.Key, RefusalReasons.Control), 100) < percent;

    /// <summary>Keeps the reason. A journey that called this one and waits for its end learns of it.</summary>
    private static void Refuse(Turn turn, Plan plan, MemberEvent occurred, string reason, ImmutableArray<DecidingValue> values)
    {
        turn.Refuse(new EntryRefusal(plan.Identity.Journey, plan.Identity.Version, occurred.Id, turn.Now, reason, values));
        if (occurred.Name == CalledJourneys.Called && occurred.Record(RecordKinds.Caller) is { } caller)
            turn.Raise(CalledJourneys.Ended(turn, $"{caller}:refused", caller, CalledJourneys.Refused, reason, occurred.Depth + 1));
    }

    /// <summary>Why somebody is not let in.</summary>
    /// <param name="Reason">Code of the reason.</param>
    /// <param name="Values">What decided; default: what the trigger looked at.</param>
    private readonly record struct Denial(string Reason, ImmutableArray<DecidingValue> Values = default);
}
