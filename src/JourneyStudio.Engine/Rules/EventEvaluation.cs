using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on how often something happened.</summary>
internal static class EventEvaluation
{
    public static bool Holds(EventRule rule, RuleContext context, List<DecidingValue> values)
    {
        var count = Known(context).Count(occurred => Counts(rule, occurred, context));
        values.Add(new($"event {rule.Event}", count.ToString(CultureInfo.InvariantCulture)));
        return rule.Count.Contains(count);
    }

    /// <summary>The member's events, the one at hand among them.</summary>
    public static IEnumerable<MemberEvent> Known(RuleContext context) =>
        context.Event is { } at && !context.Member.Events.Any(past => past.Id == at.Id) ? context.Member.Events.Append(at) : context.Member.Events;

    private static bool Counts(EventRule rule, MemberEvent occurred, RuleContext context) =>
        occurred.Name == rule.Event
        && Window.Contains(rule.Within, occurred.At, context)
        && InScope(rule.Scope, occurred, context)
        && rule.Where.All(condition => ValueComparison.Holds(condition.Comparison, occurred.Properties.GetValueOrDefault(condition.Property), context))
        && !IsUndone(occurred, context);

    private static bool InScope(RuleScope scope, MemberEvent occurred, RuleContext context)
    {
        if (scope == RuleScope.Any) return true;
        var wanted = scope == RuleScope.Session ? context.SessionKey : scope.Text;
        return wanted.Length > 0 && occurred.Record(RecordKinds.Session) == wanted;
    }

    private static bool IsUndone(MemberEvent occurred, RuleContext context) =>
        UndoneEvents.By(occurred.Name) is { } undo && occurred.Record(undo.Record) is { } key
        && Known(context).Any(later => later.Name == undo.Event && later.At >= occurred.At && later.At <= context.Now && later.Record(undo.Record) == key);
}
