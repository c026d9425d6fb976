using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>Conditions on attributes. What a missing value satisfies too is asked for the other way round.</summary>
internal sealed class AttributeConditions(Link link, SetReader sets, ZonesInUse zones)
{
    public Finding Find(AttributeRule rule)
    {
        var (op, negated) = rule.Comparison.Op switch
        {
            Operator.IsNot => (Operator.Is, true),
            Operator.NotOneOf => (Operator.OneOf, true),
            Operator.NotContains => (Operator.Contains, true),
            Operator.IsNotSet => (Operator.IsSet, true),
            var positive => (positive, false),
        };
        var asked = rule with { Comparison = rule.Comparison with { Op = op } };
        var finding = BuiltInAttributes.All.Contains(rule.Attribute)
            ? new MemberColumns(link, sets, zones).Find(asked)
            : new AttributeTables(link, sets, zones, asked).Find();
        return finding.Negated(negated);
    }
}
