using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>
/// How often something happened. Counted by the index of members, names and times alone; judged are members with an event that is not routed yet, that may have been
/// undone, that lies where a window begins for some and not for others, or that has properties to be looked at.
/// </summary>
internal sealed class EventConditions(SetReader sets, ZonesInUse zones, DateTimeOffset now)
{
    public Finding Find(EventRule rule)
    {
        var count = CountCondition.Of(rule.Count);
        if (count.Never || rule.Scope == RuleScope.Session || rule.Scope == RuleScope.None)
            return Finding.Of(rule.Count.Contains(0) ? Answer.Everyone : Answer.Nobody);
        if (!rule.Where.IsEmpty || rule.Scope != RuleScope.Any)
            return Judged(rule.Event, rule.Within, rule.Count);
        var (earliest, latest) = Starts(rule.Within);
        var unsure = new MemberSet();
        if (earliest < latest)
            Between(rule.Event, earliest, latest, unsure);
        if (UndoneEvents.By(rule.Event) is { } undo)
            Between(undo.Event, earliest, now, unsure);
        sets.Read("select member_id from event where not routed and name = ?1", sql => sql.Set(1, rule.Event), unsure);
        var sure = sets.Read(
            $"select member_id from event where name = ?1 and at > ?2 and at <= ?3{count.Having}",
            sql => Bind(sql, rule.Event, latest, now));
        return new Finding { Sure = sure, Unsure = unsure, IsComplement = count.IsComplement };
    }

    /// <summary>Judges whoever has such an event at all.</summary>
    public Finding Judged(string name, Duration? within, CountRange count)
    {
        var unsure = new MemberSet();
        Between(name, Starts(within).Earliest, now, unsure);
        return new Finding { Unsure = unsure, IsComplement = count.Contains(0) };
    }

    private (DateTimeOffset Earliest, DateTimeOffset Latest) Starts(Duration? within) => within is null ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue) : zones.Starts(within);

    private void Between(string name, DateTimeOffset from, DateTimeOffset to, MemberSet into) =>
        sets.Read("select member_id from event where name = ?1 and at > ?2 and at <= ?3", sql => Bind(sql, name, from, to), into);

    private static Statement Bind(Statement sql, string name, DateTimeOffset from, DateTimeOffset to) => sql.Set(1, name).Set(2, from).Set(3, to);
}
