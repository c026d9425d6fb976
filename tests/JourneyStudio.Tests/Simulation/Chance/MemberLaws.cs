using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>At the end: members are what their effects have made of them, and the store's trace is what was committed.</summary>
internal static class MemberLaws
{
    public static void Check(Ledger ledger, IEnumerable<MemberSnapshot> members, IReadOnlyList<TracedStep> trace)
    {
        foreach (var member in members) Check(ledger.Members[member.Id], member);
        Law.Holds(trace.Count == ledger.Steps, "the store's trace has lost steps");
        foreach (var traced in trace)
        {
            var passage = ledger.Passages[traced.Step.Enrollment];
            Law.Holds(traced.State == passage.Enrollment.State && Same(traced.Step, passage.Steps[traced.Step.Step - 1]), $"{passage.Name}: the store tells step {traced.Step.Step} otherwise");
        }
    }

    private static void Check(ShadowMember expected, MemberSnapshot member)
    {
        Law.Holds(expected.Tags.SetEquals(member.Tags), $"member {member.Id.Value}: tags are not what effects made of them");
        Law.Holds(expected.Attributes.SequenceEqual(member.Attributes.ToDictionary(held => held.Key, held => held.Value.ToText()).OrderBy(held => held.Key, StringComparer.Ordinal)), $"member {member.Id.Value}: attributes are not what effects made of them");
        Law.Holds(expected.Coupons.SequenceEqual(member.Coupons.Select(coupon => $"{coupon.Instance} {coupon.State}").Order(StringComparer.Ordinal)), $"member {member.Id.Value}: coupons are not what effects made of them");
    }

    private static bool Same(Engine.Execution.TraceStep a, Engine.Execution.TraceStep b) =>
        a.Activity == b.Activity && a.ArrivedAt == b.ArrivedAt && a.LeftAt == b.LeftAt && a.Port == b.Port && a.End == b.End && a.Values.SequenceEqual(b.Values) && a.Effects.SequenceEqual(b.Effects);
}
