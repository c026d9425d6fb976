using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>
/// Finds the members for whom a rule holds: a statement or a few for each condition, and groups are set operations (see decision 0030). It gives the answers of
/// <see cref="RuleEvaluator"/> for each member in <see cref="Audiences"/>. Call inside one read, so that it is one moment.
/// </summary>
internal sealed class RuleSets(Link link, string defaultZone, DateTimeOffset now)
{
    private const int Page = 1_000;

    private readonly SetReader sets = new(link);
    private readonly Lazy<ZonesInUse> zones = new(() => ZonesInUse.Read(link, defaultZone, now));

    /// <summary>The active members for whom it holds; without a rule, all active members.</summary>
    public MemberSet Find(Rule? rule) => Among(rule is null ? Answer.Everyone : Solve(rule));

    /// <summary>The active members of an answer.</summary>
    public MemberSet Among(Answer answer)
    {
        var (found, isComplement) = answer;
        var outside = sets.Read("select id as member_id from member where state <> 'active' or staff_id is not null", sql => sql);
        if (isComplement)
        {
            var all = sets.Read("select id as member_id from member", sql => sql);
            all.ExceptWith(found);
            found = all;
        }
        found.ExceptWith(outside);
        return found;
    }

    private Answer Solve(Rule rule) => rule switch
    {
        GroupRule { Kind: GroupKind.All } all => All(all.Rules, negated: false),
        // By the laws of De Morgan: any holds unless all fail, none holds when all fail
        GroupRule { Kind: GroupKind.Any } any => All(any.Rules, negated: true).Not,
        GroupRule none => All(none.Rules, negated: true),
        _ => Settled(rule, Condition(rule)),
    };

    private Answer All(ImmutableArray<Rule> rules, bool negated)
    {
        var all = Answer.Everyone;
        foreach (var rule in rules)
        {
            var one = Solve(rule);
            all = all.And(negated ? one.Not : one);
            if (all.HoldsForNobody)
                break;
        }
        return all;
    }

    private Finding Condition(Rule leaf) => leaf switch
    {
        TagRule tag => Finding.Of(new MarkConditions(sets).Find(tag)),
        SegmentRule segment => Finding.Of(new MarkConditions(sets).Find(segment)),
        CouponRule coupon => Finding.Of(new MarkConditions(sets).Find(coupon)),
        EventRule happened => new EventConditions(sets, zones.Value, now).Find(happened),
        OrderRule order => new OrderConditions(sets, zones.Value, now).Find(order),
        MessageRule message => new MessageConditions(sets, zones.Value, now).Find(message),
        AttributeRule attribute => new AttributeConditions(link, sets, zones.Value).Find(attribute),
        // No event is at hand: its property is missing
        PropertyRule property => Finding.Of(property.Comparison.Op.HoldsWhenMissing() ? Answer.Everyone : Answer.Nobody),
        _ => throw new InvalidOperationException($"No such rule: {leaf.GetType().Name}"),
    };

    /// <summary>Judges those of whom the database is not sure, page by page.</summary>
    private Answer Settled(Rule leaf, Finding finding)
    {
        if (finding.Unsure.IsEmpty)
            return new(finding.Sure, finding.IsComplement);
        finding.Sure.ExceptWith(finding.Unsure);
        var needs = RuleReads.Needs(leaf);
        foreach (var page in finding.Unsure.Members.Chunk(Page))
        {
            var snapshots = new SnapshotQuery(link, page, needs, now).Read(defaultZone);
            foreach (var id in page)
            {
                if (Holds(leaf, snapshots[id]) != finding.IsComplement)
                    finding.Sure.Add(id);
            }
        }
        return new(finding.Sure, finding.IsComplement);
    }

    private bool Holds(Rule leaf, MemberSnapshot member) => RuleEvaluator.Evaluate(leaf, new RuleContext { Member = member, Now = now }).Value;
}
