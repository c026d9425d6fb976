using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Rules;

/// <summary>Random rules, values and members over a few keys, so that they meet.</summary>
internal static class RuleGen
{
    public static readonly string[] Keys = ["a", "b", "c"];

    private static readonly string[] Texts = ["x", "X", "ｘ", "y", "7", "2026-05-10", "today", "é\"\\\n"];

    public static Gen<RuleValue> Values() => Gen.OneOf<RuleValue>(
        Gen.Elements(Texts).Select(text => (RuleValue)new RuleValue.Text(text)),
        Numbers().Select(number => (RuleValue)new RuleValue.Number(number)),
        Gen.Elements(true, false).Select(flag => (RuleValue)new RuleValue.Flag(flag)));

    public static Gen<Rule> Rules() => Gen.Sized(size => Tree(Math.Min(size, 3)));

    public static Gen<RuleContext> Contexts() =>
        from attributes in Gen.SubListOf(Keys)
        from values in Gen.ArrayOf(Attribute(), Keys.Length)
        from tags in Gen.SubListOf(Keys)
        from segments in Gen.SubListOf(Keys)
        select RuleFixture.With(RuleFixture.Nobody with
        {
            Attributes = attributes.Select((key, i) => (key, values[i])).ToDictionary(),
            Segments = segments.ToHashSet(),
            Tags = tags.Select(tag => new TagKey(tag, tag == "b" ? "s1" : "")).ToHashSet(),
        }, session: "s1");

    private static Gen<Rule> Tree(int depth) => depth == 0
        ? Leaf()
        : Gen.OneOf(Leaf(), from kind in Gen.Elements(GroupKind.All, GroupKind.Any, GroupKind.None)
                            from count in Gen.Choose(1, 3)
                            from rules in Gen.ArrayOf(Tree(depth - 1), count)
                            select (Rule)new GroupRule(kind, [.. rules]));

    private static Gen<Rule> Leaf() => Gen.OneOf(
        from key in Gen.Elements(Keys) from comparison in Comparisons() select (Rule)new AttributeRule(key, comparison),
        from key in Gen.Elements(Keys) from has in Gen.Elements(true, false) from scope in Scopes() select (Rule)new TagRule(key, has, scope),
        from key in Gen.Elements(Keys) from has in Gen.Elements(true, false) select (Rule)new SegmentRule(key, has),
        from key in Gen.Elements(Keys)
        from state in Gen.Elements(CouponState.Issued, CouponState.Claimed, CouponState.Redeemed)
        from has in Gen.Elements(true, false)
        from scope in Scopes()
        select (Rule)new CouponRule(key, state, has, scope),
        from name in Gen.Elements(Keys)
        from count in Counts()
        from within in Windows()
        from conditions in Gen.ArrayOf(Comparisons(), 2)
        from scope in Scopes()
        select (Rule)new EventRule(name, count, within, [.. conditions.Select(comparison => new PropertyRule("p", comparison))], scope),
        from status in Gen.Elements(Enum.GetValues<OrderStatus>())
        from count in Counts()
        from within in Windows()
        from total in Numbers()
        select (Rule)new OrderRule(count) { Status = status, Within = within, TotalAtLeast = total, Product = within is null ? null : "p" },
        from did in Gen.Elements(Enum.GetValues<MessageEngagement>())
        from count in Counts()
        from within in Windows()
        from template in Gen.Elements(null, "a", "b")
        from channel in Gen.Elements(null, ChannelKeys.Email, ChannelKeys.InApp)
        select (Rule)new MessageRule(did, count) { Within = within, Template = template, Channel = channel });

    private static Gen<Comparison> Comparisons() =>
        from op in Gen.Elements(Enum.GetValues<Operator>())
        from text in Gen.ArrayOf(Values(), 2)
        from number in Numbers()
        from date in Dates()
        select op.TakesNone() ? new Comparison(op)
            : op.TakesSeveral() ? new Comparison(op, [.. text])
            : new Comparison(op, op.IsNumeric() ? new RuleValue.Number(number) : op.IsTemporal() ? date : text[0]);

    private static Gen<RuleValue> Dates() => Gen.OneOf<RuleValue>(
        Gen.Choose(-400, 400).Select(days => (RuleValue)new RuleValue.Date(new DateOnly(2026, 5, 10).AddDays(days))),
        from days in Gen.Choose(0, 40) from sign in Gen.Elements(-1, 1) select (RuleValue)new RuleValue.Today(new Duration { Days = days }, days == 0 ? 1 : sign));

    private static Gen<decimal> Numbers() => Gen.Choose(-20000, 20000).Select(number => number / 1000m);

    private static Gen<RuleScope> Scopes() => Gen.Elements(RuleScope.None, RuleScope.Session, RuleScope.Any, new RuleScope("s2"));

    private static Gen<CountRange> Counts() => Gen.Elements(CountRange.Some, new CountRange(2), new CountRange(null, 0), new CountRange(1, 3));

    private static Gen<Duration?> Windows() => Gen.Elements<Duration?>(null, new Duration { Days = 7 }, new Duration { Months = 1 }, new Duration { Hours = 3 });

    private static Gen<AttributeValue> Attribute() => Gen.OneOf<AttributeValue>(
        Gen.Elements(Texts).Select(text => (AttributeValue)new AttributeValue.Text(text)),
        Gen.Choose(0, 10).Select(number => (AttributeValue)new AttributeValue.Number(number)),
        Gen.Elements(true, false).Select(flag => (AttributeValue)new AttributeValue.Flag(flag)),
        Gen.Choose(0, 3).Select(days => (AttributeValue)new AttributeValue.Date(new DateOnly(2026, 5, 9).AddDays(days))),
        Gen.Choose(0, 50).Select(hours => (AttributeValue)new AttributeValue.Instant(RuleFixture.Now.AddHours(hours - 25))));
}
