using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>Random rules over the few keys and values that <see cref="RandomMembers"/> have, so that they meet.</summary>
internal sealed class RandomRules(Random dice)
{
    /// <summary>What would break statements that texts are written into, or that read them as patterns, as bytes, or from the left alone.</summary>
    public static readonly string[] Hostile =
        ["'); delete from member; --", "?1 $1 @p0 :a {0}", "100%", "_", "\\", "\"\"", "\u0001\u0007\u001F\u007F\u0085", "\u202Eمرحبا\u202C", "שלום‏", "𠮷野家", "👨‍👩‍👧‍👦", "e\u0301", "\uFEFFx", "\tx\r\n"];

    public static readonly string[] Texts =
    [
        "x", "X", "ｘ", "上海", "上海市", "ＦＩ", "ﬁ", "7", "７", "7.0", "-3.25", "2026-05-10", "2026-11-01", "today", "true", "TRUE", "é\"\\\n%_", "", "ß", "SS", "ı", "İ", "🎉", " 7",
        .. Hostile,
    ];

    public static readonly string[] Attributes = ["text", "number", "date", "instant", "flag", "none", .. BuiltInAttributes.All];
    public static readonly string[] Marks = ["a", "b", "o'b\"%_\\?1🎉"];
    public static readonly string[] Events = ["order.paid", "qr.scanned", "coupon.redeemed", "message.opened", "message.clicked", "ev'\"%$1𠮷"];
    public static readonly Duration[] Windows = [new() { Hours = 3 }, new() { Days = 1 }, new() { Days = 7 }, new() { Months = 1 }, new() { Days = 1, Hours = 2 }];

    public Rule Next(int depth = 2) => depth == 0 || dice.Next(3) == 0
        ? Leaf()
        : new GroupRule((GroupKind)dice.Next(3), [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Next(depth - 1))]);

    public T One<T>(params IReadOnlyList<T> of) => of[dice.Next(of.Count)];

    public decimal Number() => dice.Next(4) == 0 ? dice.Next(-40_000, 40_000) / 10_000m : dice.Next(-3, 8) + One(0m, 0.25m, 0.00005m);

    private bool Maybe => dice.Next(2) == 0;

    private Rule Leaf() => dice.Next(9) switch
    {
        0 => new TagRule(One(Marks), Maybe, Scope()),
        1 => new SegmentRule(One(Marks), Maybe),
        2 => new CouponRule(One(Marks), One(CouponState.Issued, CouponState.Claimed, CouponState.Redeemed), Maybe, Scope()),
        3 => new EventRule(One(Events), Count(), Within(), dice.Next(3) == 0 ? [new PropertyRule(One("form", "order", "template"), Compare())] : [], dice.Next(3) == 0 ? Scope() : RuleScope.Any),
        4 => new OrderRule(Count())
        {
            Status = One(Enum.GetValues<OrderStatus>()),
            Within = Within(),
            TotalAtLeast = Maybe ? null : Number(),
            TotalAtMost = dice.Next(4) > 0 ? null : Number(),
            Product = dice.Next(3) > 0 ? null : One("p", "\"q\"", "r'%_\\𠮷"),
        },
        5 => new MessageRule(One(MessageEngagement.Sent, MessageEngagement.Opened, MessageEngagement.Clicked), Count())
        {
            Within = Within(),
            Template = Maybe ? null : One(Marks),
            Channel = Maybe ? null : One(ChannelKeys.Email, ChannelKeys.Sms),
        },
        6 when dice.Next(6) == 0 => new PropertyRule("form", Compare()),
        _ => new AttributeRule(One(Attributes), Compare()),
    };

    private Comparison Compare()
    {
        var op = One(Enum.GetValues<Operator>());
        if (op.TakesNone())
            return new Comparison(op);
        if (op.TakesSeveral())
            return new Comparison(op, [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Value())]);
        return new Comparison(op, op.IsNumeric() ? new RuleValue.Number(Number()) : op.IsTemporal() ? Date() : Value());
    }

    private RuleValue Value() => dice.Next(6) switch
    {
        0 => new RuleValue.Number(Number()),
        1 => new RuleValue.Flag(Maybe),
        _ => new RuleValue.Text(One(Texts)),
    };

    private RuleValue Date() => Maybe
        ? new RuleValue.Date(new DateOnly(2026, 11, 1).AddDays(dice.Next(-3, 4)))
        : new RuleValue.Today(dice.Next(3) switch { 0 => Duration.Zero, 1 => new Duration { Days = dice.Next(1, 4) }, _ => new Duration { Months = 1 } }, Maybe ? 1 : -1);

    private CountRange Count() => One(CountRange.Some, new CountRange(2), new CountRange(null, 0), new CountRange(1, 2), new CountRange(0, 1), new CountRange(0), new CountRange(3, 2));

    private Duration? Within() => Maybe ? null : One(Windows);

    private RuleScope Scope() => One(RuleScope.None, RuleScope.Any, RuleScope.Session, new RuleScope("s1"));
}
