using System.Globalization;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Clocks;

/// <summary>Looks dates up page by page, by index: those of one day or one span of instants, in order of members.</summary>
internal sealed class DateReader(Link link, ClockSpec.Dates spec, string defaultZone)
{
    public const int Page = 2_000;

    private readonly Dictionary<string, TimeZoneInfo> zones = new(StringComparer.Ordinal);

    /// <summary>The page that follows a record.</summary>
    public (List<DatedRecord> Found, (long Member, long Id) Last) Days(DateSource source, DateOnly day, (long Member, long Id) after)
    {
        var attribute = source.OfAttribute ? "?5" : "";
        var rows = link.Sql(Sql(source, $"{source.Value} = ?1", attribute)).Set(1, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (source.OfAttribute)
            rows.Set(5, spec.Attribute);
        return Read(rows.Set(2, after.Member).Set(3, after.Id).Set(4, Page), _ => new AttributeValue.Date(day));
    }

    public (List<DatedRecord> Found, (long Member, long Id) Last) Instants(DateSource source, DateTimeOffset from, DateTimeOffset to, (long Member, long Id) after)
    {
        var attribute = source.OfAttribute ? "?6" : "";
        var rows = link.Sql(Sql(source, $"{source.Value} >= ?1 and {source.Value} < ?5", attribute)).Set(1, from).Set(5, to);
        if (source.OfAttribute)
            rows.Set(6, spec.Attribute);
        return Read(rows.Set(2, after.Member).Set(3, after.Id).Set(4, Page), row => new AttributeValue.Instant(row.Instant(4)));
    }

    private static string Sql(DateSource source, string value, string attribute) => $"""
        select distinct {source.Member}, {source.Id}, {source.Key}, coalesce({source.Zone}, m.time_zone, o.time_zone), {source.Value}
        from {source.From} join member m on m.id = {source.Member} left join org_unit o on o.id = m.store_id
        where {source.Where}{attribute} and {value} and m.state = 'active' and m.staff_id is null and ({source.Member} > ?2 or ({source.Member} = ?2 and {source.Id} > ?3))
        order by 1, 2 limit ?4
        """;

    private (List<DatedRecord> Found, (long Member, long Id) Last) Read(Statement rows, Func<Statement, AttributeValue> value)
    {
        var found = new List<DatedRecord>();
        var last = (Member: 0L, Id: 0L);
        while (rows.Read())
        {
            last = (rows.Int64(0), rows.Int64(1));
            found.Add(new DatedRecord(new MemberId(last.Member), rows.Text(2), value(rows), Zone(rows.OptionalText(3) ?? defaultZone)));
        }
        return (found, last);
    }

    private TimeZoneInfo Zone(string id)
    {
        if (!zones.TryGetValue(id, out var zone))
            zones[id] = zone = Zones.Find(id).TryGet(out var known) ? known : TimeZoneInfo.Utc;
        return zone;
    }
}
