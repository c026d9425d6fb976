using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Execution;

/// <summary>Matches an event to the goals of enrollments: active, ended and control ones alike, until their window closes.</summary>
internal static class Goals
{
    public static void Match(Turn turn, MemberEvent occurred)
    {
        if (!turn.Plans.IsGoal(occurred.Name)) return;
        foreach (var enrollment in turn.Active.ToList())
        {
            if (enrollment.IsConverted || enrollment.Plan.Goal is not { } goal || !Matching.SameRecords(enrollment.Records, occurred)) continue;
            if (!Reaches(goal, occurred, enrollment.EnteredAt, enrollment.GoalUntil, turn.Context(enrollment).ForRules(occurred))) continue;
            turn.Record(new Conversion(enrollment.Id, enrollment.Plan.Identity.Version, occurred.At, occurred.Id));
            enrollment.Convert(occurred.At);
            if (goal.Exits) new Burst(turn, enrollment, occurred).EndAll(EnrollmentState.Exited, RefusalReasons.Goal, "goal");
        }

        foreach (var ended in turn.Measured)
        {
            if (turn.Plans.Find(ended.Version) is not { Goal: { } goal } plan || !Matching.SameRecords(ended.Records, occurred)) continue;
            if (Reaches(goal, occurred, ended.EnteredAt, ended.GoalUntil, turn.Context(plan, ended.Records).ForRules(occurred)) && turn.ConvertsFirst(ended.Id))
                turn.Record(new Conversion(ended.Id, ended.Version, occurred.At, occurred.Id));
        }
    }

    private static bool Reaches(PlannedGoal goal, MemberEvent occurred, DateTimeOffset enteredAt, DateTimeOffset? until, RuleContext context) =>
        occurred.Name == goal.Event && occurred.At > enteredAt && occurred.At <= until
        && (goal.Where is null || RuleEvaluator.Evaluate(goal.Where, context).Value);
}
