using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Storage.Rules;

/// <summary>How many orders there are of one kind. Judged are members with an order where a window begins for some and not for others, or that may hold a product.</summary>
internal sealed class OrderConditions(SetReader sets, ZonesInUse zones, DateTimeOffset now)
{
    private const string PaidSince = "(paid_at > ?2 and paid_at <= ?3 or paid_at is null and placed_at > ?2 and placed_at <= ?3)";
    private const string PlacedSince = "placed_at > ?2 and placed_at <= ?3";

    public Finding Find(OrderRule rule)
    {
        var count = CountCondition.Of(rule.Count);
        if (count.Never)
            return Finding.Of(count.IsComplement ? Answer.Everyone : Answer.Nobody);
        var (earliest, latest) = rule.Within is { } within ? zones.Starts(within) : (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var unsure = new MemberSet();
        if (rule.Product is not null)
        {
            Read(rule, earliest, now, "", unsure);
            return new Finding { Unsure = unsure, IsComplement = count.IsComplement };
        }
        if (earliest < latest)
            Read(rule, earliest, latest, "", unsure);
        var sure = new MemberSet();
        Read(rule, latest, now, count.Having, sure);
        return new Finding { Sure = sure, Unsure = unsure, IsComplement = count.IsComplement };
    }

    private void Read(OrderRule rule, DateTimeOffset from, DateTimeOffset to, string having, MemberSet into)
    {
        var since = rule.Status == OrderStatus.Paid ? PaidSince : PlacedSince;
        var total = ScaledRange.Of(rule.TotalAtLeast, rule.TotalAtMost);
        sets.Read(
            $"select member_id from \"order\" where status = ?1 and {since} and total >= ?4 and total <= ?5{having}",
            sql => sql.Set(1, rule.Status.Name()).Set(2, from).Set(3, to).Set(4, total.Least).Set(5, total.Most),
            into);
    }
}
