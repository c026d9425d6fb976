using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.Storage.Rules;

/// <summary>How often messages reached a member, or what the member did with them. What follows on sending is told by events, with template and channel among their properties.</summary>
internal sealed class MessageConditions(SetReader sets, ZonesInUse zones, DateTimeOffset now)
{
    private const string Sent = $"select member_id from message where state = '{MessageStates.Sent}' and sent_at > ?1 and sent_at <= ?2";

    public Finding Find(MessageRule rule)
    {
        var count = CountCondition.Of(rule.Count);
        if (count.Never)
            return Finding.Of(count.IsComplement ? Answer.Everyone : Answer.Nobody);
        if (rule.Did != MessageEngagement.Sent)
            return Followed(rule);
        var (earliest, latest) = rule.Within is { } within ? zones.Starts(within) : (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var unsure = new MemberSet();
        if (earliest < latest)
            sets.Read(Sent, sql => sql.Set(1, earliest).Set(2, latest), unsure);
        // A parameter that stands nowhere in the statement has no type
        var (template, channel) = (rule.Template is null ? " and ?3 = ''" : " and template = ?3", rule.Channel is null ? " and ?4 = ''" : " and channel = ?4");
        var sure = sets.Read(
            $"{Sent}{template}{channel}{count.Having}",
            sql => sql.Set(1, latest).Set(2, now).Set(3, rule.Template ?? "").Set(4, rule.Channel ?? ""));
        return new Finding { Sure = sure, Unsure = unsure, IsComplement = count.IsComplement };
    }

    /// <summary>Without conditions on the message it is a count of events; else those who did it are judged.</summary>
    private Finding Followed(MessageRule rule)
    {
        var events = new EventConditions(sets, zones, now);
        return rule.Template is null && rule.Channel is null
            ? events.Find(new EventRule(rule.Did.Event(), rule.Count, rule.Within, [], RuleScope.Any))
            : events.Judged(rule.Did.Event(), rule.Within, rule.Count);
    }
}
