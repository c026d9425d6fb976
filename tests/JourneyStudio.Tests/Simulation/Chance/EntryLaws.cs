using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>SEMANTICS.md, "Entry" 4 and 5: one active enrollment per key, re-entry as the journey says, a control group that stays the same.</summary>
internal sealed class EntryLaws
{
    private readonly Dictionary<(JourneyId, MemberId, string), Passage> last = [];
    private readonly Dictionary<(JourneyId, MemberId), bool> controls = [];

    public void Enter(Passage next)
    {
        var enrollment = next.Enrollment;
        var isControl = enrollment.State == EnrollmentState.Control;
        Law.Holds(controls.GetValueOrDefault((enrollment.Journey, enrollment.Member), isControl) == isControl, $"{next.Name}: now in the control group, now not");
        controls[(enrollment.Journey, enrollment.Member)] = isControl;
        var key = (enrollment.Journey, enrollment.Member, enrollment.EntryKey);
        if (last.TryGetValue(key, out var before)) Again(before, next);
        last[key] = next;
    }

    private static void Again(Passage before, Passage next)
    {
        var rule = next.Plan.Definition.Rules.EntryRule;
        Law.Holds(rule.Mode != ReentryMode.Never, $"{next.Name} is entered again");
        Law.Holds(before.Enrollment.EndedAt <= next.Enrollment.EnteredAt, $"{next.Name} is entered before it has ended");
        if (rule.Mode == ReentryMode.AfterDays && next.Plan.Zone is { } zone)
            Law.Holds(new Duration { Days = rule.Days ?? 0 }.After(before.Enrollment.EnteredAt, zone) <= next.Enrollment.EnteredAt, $"{next.Name} is entered again too soon");
    }
}
