using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class RuleGroupTests
{
    [Fact]
    public void Evaluate_AnyTree_FollowsTheLawsOfItsGroups() => Prop.ForAll(RuleGen.Rules().ToArbitrary(), RuleGen.Contexts().ToArbitrary(), (rule, context) =>
    {
        var value = RuleEvaluator.Evaluate(rule, context).Value;
        return rule is not GroupRule group || value == group.Kind switch
        {
            GroupKind.All => group.Rules.All(one => RuleEvaluator.Evaluate(one, context).Value),
            GroupKind.Any => group.Rules.Any(one => RuleEvaluator.Evaluate(one, context).Value),
            _ => !group.Rules.Any(one => RuleEvaluator.Evaluate(one, context).Value),
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_AnyTree_IsDecidedByTheValuesItNames() => Prop.ForAll(RuleGen.Rules().ToArbitrary(), RuleGen.Contexts().ToArbitrary(), (rule, context) =>
    {
        var verdict = RuleEvaluator.Evaluate(rule, context);
        var named = verdict.Because.Select(value => value.Name).ToHashSet();
        // Whatever else the member has: with the named values the same, the answer is the same
        var others = context with
        {
            Member = context.Member with
            {
                Attributes = context.Member.Attributes.Where(a => named.Contains($"attribute {a.Key}")).ToDictionary(),
                Tags = context.Member.Tags.Where(tag => named.Contains($"tag {tag}") || named.Contains($"tag {tag.Tag}@any")).ToHashSet(),
            },
        };
        return RuleEvaluator.Evaluate(rule, others).Value == verdict.Value;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_None_IsTheOppositeOfAny() => Prop.ForAll(RuleGen.Rules().ToArbitrary(), RuleGen.Contexts().ToArbitrary(), (rule, context) =>
        RuleEvaluator.Evaluate(new GroupRule(GroupKind.None, [rule]), context).Value != RuleEvaluator.Evaluate(new GroupRule(GroupKind.Any, [rule]), context).Value)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_Negations_AreOppositesForEveryValueAndForNone() => Prop.ForAll(RuleGen.Values().ToArbitrary(), RuleGen.Contexts().ToArbitrary(), (value, context) =>
    {
        (Operator, Operator)[] pairs = [(Operator.Is, Operator.IsNot), (Operator.OneOf, Operator.NotOneOf), (Operator.Contains, Operator.NotContains), (Operator.IsSet, Operator.IsNotSet)];
        return pairs.All(pair => RuleGen.Keys.All(key => Ask(pair.Item1, key) != Ask(pair.Item2, key)));

        bool Ask(Operator op, string key) => RuleEvaluator.Evaluate(new AttributeRule(key, op.TakesNone() ? new(op) : new(op, value)), context).Value;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_EmptyAll_HoldsForEveryone() =>
        Assert.True(RuleFixture.Ask("""{"all":[]}""", RuleFixture.With(RuleFixture.Nobody)));

    [Fact]
    public void Evaluate_All_NamesOnlyWhatRefused()
    {
        var context = RuleFixture.With(RuleFixture.Nobody with { Tags = new HashSet<TagKey> { new("a", "") } });

        var verdict = RuleEvaluator.Evaluate(RuleFixture.Parse("""{"all":[{"tag":"a"},{"tag":"b"},{"tag":"c"}]}"""), context);

        Assert.Equal(["tag b"], verdict.Because.Select(value => value.Name));
    }
}
