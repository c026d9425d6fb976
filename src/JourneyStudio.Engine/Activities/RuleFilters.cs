using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>Optional rules on an event, as triggers and waits have them.</summary>
public static class RuleFilters
{
    /// <summary>What a filter reads.</summary>
    public static SnapshotNeeds Needs(Rule? filter) => filter is null ? SnapshotNeeds.None : RuleReads.Needs(filter);

    /// <summary>Whether the filter accepts the event; no filter accepts every one.</summary>
    public static Match Match(Rule? filter, ActivityContext context, MemberEvent occurred)
    {
        if (filter is null) return Activities.Match.Yes;
        var verdict = RuleEvaluator.Evaluate(filter, context.ForRules(occurred));
        return new Match(verdict.Value, verdict.Because);
    }

    /// <summary>Whether a property of the event has the wanted value (empty: any) and the filter accepts the event.</summary>
    public static Match Match(string property, string wanted, Rule? filter, ActivityContext context, MemberEvent occurred)
    {
        if (wanted.Length == 0) return Match(filter, context, occurred);
        var found = occurred.Record(property) ?? "";
        ImmutableArray<DecidingValue> values = [new DecidingValue(property, found)];
        if (found != wanted) return new Match(false, values);
        var match = Match(filter, context, occurred);
        return match with { Values = [.. values, .. match.Values] };
    }
}
