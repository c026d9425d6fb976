using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Clocks;

/// <summary>Who belongs to an audience or a segment: active members for whom the rule holds. Staff are no members and never count.</summary>
public static class Audiences
{
    /// <summary>What must be read of a member to tell.</summary>
    public static SnapshotNeeds Needs(Rule? rule) => rule is null ? SnapshotNeeds.None : RuleReads.Needs(rule);

    /// <summary>Whether somebody counts at all: an active member.</summary>
    public static bool Counts(MemberSnapshot member) => !member.Closed && !member.IsStaff;

    /// <summary>Whether a member belongs to it.</summary>
    public static bool Holds(Rule? rule, MemberSnapshot member, DateTimeOffset now) =>
        Counts(member) && (rule is null || RuleEvaluator.Evaluate(rule, new RuleContext { Member = member, Now = now, Zone = member.Zone }).Value);
}
