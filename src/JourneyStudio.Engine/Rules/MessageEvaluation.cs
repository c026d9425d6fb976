using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on messages.</summary>
internal static class MessageEvaluation
{
    private const string Template = "template";
    private const string Channel = "channel";

    public static bool Holds(MessageRule rule, RuleContext context, List<DecidingValue> values)
    {
        var count = rule.Did == MessageEngagement.Sent
            ? context.Member.Sent.Count(message => Window.Contains(rule.Within, message.At, context) && Is(rule.Template, message.Template) && Is(rule.Channel, message.Channel))
            : EventEvaluation.Known(context).Count(occurred => Counts(rule, occurred, context));
        values.Add(new($"messages {rule.Did.Name()}", count.ToString(CultureInfo.InvariantCulture)));
        return rule.Count.Contains(count);
    }

    private static bool Counts(MessageRule rule, MemberEvent occurred, RuleContext context) =>
        occurred.Name == rule.Did.Event()
        && Window.Contains(rule.Within, occurred.At, context)
        && Is(rule.Template, occurred.Record(Template))
        && Is(rule.Channel, occurred.Record(Channel));

    private static bool Is(string? wanted, string? actual) => wanted is null || wanted == actual;
}
