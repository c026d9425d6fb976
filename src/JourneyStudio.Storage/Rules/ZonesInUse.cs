using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>The zones in which members' days begin: what depends on them lies between an earliest and a latest.</summary>
internal sealed class ZonesInUse
{
    private readonly IReadOnlyList<TimeZoneInfo> zones;
    private readonly DateTimeOffset now;

    private ZonesInUse(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset now) => (this.zones, this.now) = (zones, now);

    /// <summary>Steps from zone to zone by the index: there are few, however many members.</summary>
    public static ZonesInUse Read(Link link, string defaultZone, DateTimeOffset now)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { defaultZone };
        var rows = link.Sql($"""
            with recursive z(name) as (
                select min(time_zone) from member where time_zone is not null
                union all select (select min(m.time_zone) from member m where m.time_zone is not null and m.time_zone > z.name) from z where z.name is not null)
            select name from z where name is not null
            union select time_zone from org_unit where time_zone is not null union select value from setting where key = '{WorkspaceContents.ZoneSetting}'
            """);
        while (rows.Read())
            names.Add(rows.Text(0));
        return new([.. names.Select(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc).DistinctBy(zone => zone.Id)], now);
    }

    /// <summary>When a window that ends now began, at the earliest and at the latest.</summary>
    public (DateTimeOffset Earliest, DateTimeOffset Latest) Starts(Duration window) => Ends(zones.Select(zone => window.Before(now, zone)));

    /// <summary>The first and the last date that a date counted from today is.</summary>
    public (DateOnly First, DateOnly Last) Dates(RuleValue.Today counted) => Ends(zones.Select(zone => counted.On(LocalTime.DateAt(now, zone))));

    /// <summary>Whether a condition holds for a value; null when that depends on the member's zone.</summary>
    public bool? Judge(AttributeRule rule, AttributeValue value)
    {
        var nobody = new MemberSnapshot
        {
            Id = default,
            PublicId = "",
            Language = "",
            Zone = TimeZoneInfo.Utc,
            Attributes = new Dictionary<string, AttributeValue>(1) { [rule.Attribute] = value },
        };
        bool? all = null;
        foreach (var zone in zones)
        {
            var holds = RuleEvaluator.Evaluate(rule, new RuleContext { Member = nobody, Now = now, Zone = zone }).Value;
            if (all is { } before && before != holds)
                return null;
            all = holds;
        }
        return all;
    }

    private static (T First, T Last) Ends<T>(IEnumerable<T> values)
    {
        T[] all = [.. values];
        return (all.Min()!, all.Max()!);
    }
}
