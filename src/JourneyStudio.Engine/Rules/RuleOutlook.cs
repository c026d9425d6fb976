using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Tells when time alone may change the answer to a rule, so that whoever waits for it need not ask before.</summary>
public static class RuleOutlook
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>The earliest instant after now at which the answer may change although nothing happens; null: never.</summary>
    public static DateTimeOffset? NextChange(Rule rule, RuleContext context)
    {
        DateTimeOffset? next = null;
        foreach (var leaf in rule.Leaves)
        {
            if (Of(leaf, context) is { } at && (next is null || at < next)) next = at;
        }

        return next;
    }

    private static DateTimeOffset? Of(Rule leaf, RuleContext context) => leaf switch
    {
        AttributeRule attribute => Days(attribute.Comparison, context.Attribute(attribute.Attribute), context),
        EventRule { Within: { } within } happened => Leaves(within, context.Member.Events.Where(past => past.Name == happened.Event).Select(past => past.At), context),
        MessageRule { Within: { } within, Did: MessageEngagement.Sent } => Leaves(within, context.Member.Sent.Select(message => message.At), context),
        MessageRule { Within: { } within } message => Leaves(within, context.Member.Events.Where(past => past.Name == message.Did.Event()).Select(past => past.At), context),
        OrderRule { Within: { } within } => Leaves(within, context.Member.Orders.SelectMany(Moments), context),
        _ => null,
    };

    private static IEnumerable<DateTimeOffset> Moments(OrderFact order) => order.PaidAt is { } paid ? [order.PlacedAt, paid] : [order.PlacedAt];

    /// <summary>When the first of these leaves the window that is looked back over.</summary>
    private static DateTimeOffset? Leaves(Duration within, IEnumerable<DateTimeOffset> moments, RuleContext context)
    {
        DateTimeOffset? next = null;
        foreach (var at in moments.Where(at => Window.Contains(within, at, context)))
        {
            // Adding a calendar time and taking it away again need not meet; a minute later is asked again.
            var leaves = within.After(at, context.Zone);
            if (leaves <= context.Now) leaves = context.Now + LookAgain;
            if (next is null || leaves < next) next = leaves;
        }

        return next;
    }

    /// <summary>The next midnight on which a date counted from today reaches or passes the value.</summary>
    private static DateTimeOffset? Days(Comparison comparison, AttributeValue? value, RuleContext context)
    {
        if (value is null || !comparison.Values.Any(IsRelative)) return null;
        var today = LocalTime.DateAt(context.Now, context.Zone);
        if (ValueComparison.DateOf(value, context) is not { } date) return null;
        DateOnly? next = null;
        foreach (var relative in comparison.Values.Select(Relative).OfType<RuleValue.Today>())
        {
            if (Turn(relative, date, today) is { } day && (next is null || day < next)) next = day;
        }

        return next is { } found ? LocalTime.Resolve(found.ToDateTime(TimeOnly.MinValue), context.Zone) : null;
    }

    private static bool IsRelative(RuleValue value) => Relative(value) is not null;

    private static RuleValue.Today? Relative(RuleValue value) => value switch
    {
        RuleValue.Today today => today,
        RuleValue.Text text => DateValues.Parse(text.Value) as RuleValue.Today,
        _ => null,
    };

    /// <summary>The first day after today on which the relative date compares with the value otherwise than it does today. Months clamp, so that it is looked for around
    /// the day that the inverse offset gives.</summary>
    private static DateOnly? Turn(RuleValue.Today relative, DateOnly value, DateOnly today)
    {
        var now = relative.On(today).CompareTo(value);
        if (now > 0) return null;
        var guess = relative.Offset.Shift(value, -relative.Sign);
        var day = guess.AddDays(-3) > today ? guess.AddDays(-3) : today.AddDays(1);
        while (relative.On(day).CompareTo(value) == now && day < DateOnly.MaxValue.AddDays(-1)) day = day.AddDays(1);
        return day;
    }
}
