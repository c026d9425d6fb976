using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using Microsoft.Data.Sqlite;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>What must hold after the visitors have gone through, whatever happened on the way: the laws of the runtime, and every number that the script leads to.</summary>
internal static class ClubLaws
{
    public static IEnumerable<string> Check(TemporaryStudio studio)
    {
        using var connection = new SqliteConnection($"Data Source={studio.DatabaseFile};Pooling=False");
        connection.Open();
        return [.. Laws.SelectMany(law => Broken(connection, law)), .. Expected(connection)];
    }

    /// <summary>Each query finds what breaks a law.</summary>
    private static readonly (string Law, string Query)[] Laws =
    [
        ("1: entered = active + completed + exited + failed + stopped",
            "select version_id, entered from version_stats where entered <> active + completed + exited + failed + stopped"),
        ("1: the counts are those of the enrollments",
            """
            select s.version_id from version_stats s where
                s.entered <> (select count(*) from enrollment e where e.version_id = s.version_id) or
                s.active <> (select count(*) from enrollment e where e.version_id = s.version_id and e.state = 'active') or
                s.completed <> (select count(*) from enrollment e where e.version_id = s.version_id and e.state = 'completed') or
                s.failed <> (select count(*) from enrollment e where e.version_id = s.version_id and e.state = 'failed')
            """),
        ("2: every active enrollment has a token", "select id from enrollment e where state = 'active' and not exists (select 1 from token t where t.enrollment_id = e.id)"),
        ("2: every token has an active enrollment", "select enrollment_id from token t where not exists (select 1 from enrollment e where e.id = t.enrollment_id and e.state = 'active')"),
        ("3: arrivals = departures + present",
            """
            select s.version_id, s.activity from activity_stats s where s.arrivals <> s.present +
                (select coalesce(sum(d.departures), 0) from activity_departure d where d.version_id = s.version_id and d.activity = s.activity)
            """),
        ("3: the counts are those of the trace",
            """
            select s.version_id, s.activity from activity_stats s where
                s.arrivals <> (select count(*) from trace t where t.version_id = s.version_id and t.activity = s.activity) or
                s.present <> (select count(*) from trace t where t.version_id = s.version_id and t.activity = s.activity and t.left_at is null)
            """),
        ("4: every message came to an end", "select effect_key, state from message where state <> 'sent'"),
        ("4: the outbox is empty", "select key from outbox"),
        ("4: what was sent arrived once, where it was meant for",
            "select m.effect_key from message m where not exists (select 1 from mailbox b where b.key = m.effect_key and b.address = m.address and b.channel = m.channel)"),
        ("4: nothing else arrived", "select key from mailbox b where not exists (select 1 from message m where m.effect_key = b.key)"),
        ("4: no member got a message twice", "select member_id, template from message group by member_id, template having count(*) > 1"),
        ("5: nothing is overdue", "select enrollment_id from token where due < unixepoch('now') * 1000 - 60000"),
        ("6: one coupon for each enrollment", "select enrollment_id from coupon_instance group by enrollment_id having count(*) > 1"),
        ("7: the steps of an enrollment are 1, 2, 3 … up to its own", "select e.id from enrollment e where e.step <> (select count(*) from trace t where t.enrollment_id = e.id) or e.step <> (select max(t.step) from trace t where t.enrollment_id = e.id)"),
        ("7: every step belongs to an enrollment", "select t.enrollment_id from trace t where not exists (select 1 from enrollment e where e.id = t.enrollment_id)"),
        ("7: every step follows a connection of its version",
            """
            select t.enrollment_id, t.step, t.activity from trace t join trace p on p.enrollment_id = t.enrollment_id and p.step = t.step - 1
            join journey_version v on v.id = t.version_id
            where not exists (select 1 from json_each(v.text, '$.root.connections') c where
                c.value ->> '$.source.activity' = p.activity and c.value ->> '$.source.port' = p.port and c.value ->> '$.target.activity' = t.activity)
            """),
        ("events are routed and kept once", "select source, key from event_key group by source, key having count(*) > 1 union all select source, name from event where routed = 0"),
    ];

    private static IEnumerable<string> Broken(SqliteConnection connection, (string Law, string Query) law)
    {
        using var command = connection.CreateCommand();
        command.CommandText = law.Query;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        if (found.Count > 0)
            yield return $"Law {law.Law}: {found.Count} findings: {string.Join(", ", found.Take(5))}";
    }

    private static IEnumerable<string> Expected(SqliteConnection connection)
    {
        var visitors = Numbers(connection, "select id from member");
        foreach (var (what, who, query) in new (string, Func<long, bool>, string)[]
        {
            ("signed up", ClubVisitors.SignsUp, Tag("signed-up")),
            ("checked in", v => ClubVisitors.SignsUp(v) || ClubVisitors.RegistersAtTheDoor(v), Tag("checked-in")),
            ("walk-in", ClubVisitors.RegistersAtTheDoor, Tag("walk-in")),
            ("claimed", ClubVisitors.Claims, Tag("coupon-claimed")),
            ("bought", v => ClubVisitors.Redeems(v) && !ClubVisitors.GivesBack(v), Tag("bought")),
            ("sign-up form sent", ClubVisitors.SignsUp, Sent("signup-form")),
            ("sign-up success sent", ClubVisitors.SignsUp, Sent("signup-success")),
            ("check-in success sent", ClubVisitors.SignsUp, Sent("checkin-success")),
            ("walk-in form sent", v => !ClubVisitors.SignsUp(v), Sent("walkin-form")),
            ("coupon link sent", ClubVisitors.RegistersAtTheDoor, Sent("coupon-link")),
            ("pre-sale page sent", ClubVisitors.Claims, Sent("presale-page")),
            ("thanks sent", ClubVisitors.Redeems, Sent("purchase-thanks")),
            ("sign-up completed", ClubVisitors.SignsUp, Ended("club-signup")),
            ("check-in completed", ClubVisitors.GivesBack, Ended("club-checkin")),
        })
        {
            var expected = visitors.Where(who).Order().ToList();
            var found = Numbers(connection, query).Order().ToList();
            if (!expected.SequenceEqual(found))
                yield return $"{what}: expected {expected.Count}, found {found.Count}; missing {string.Join(' ', expected.Except(found).Take(5))}; too many {string.Join(' ', found.Except(expected).Take(5))}";
        }
    }

    private static string Tag(string tag) => $"select member_id from member_tag where tag = '{tag}' and scope = '{Workspace.Session}'";

    private static string Sent(string template) => $"select member_id from message m join mailbox b on b.key = m.effect_key where m.template = '{template}'";

    private static string Ended(string journey) =>
        $"select e.member_id from enrollment e join journey j on j.id = e.journey_id where j.definition_id = '{journey}' and e.state = 'completed'";

    private static List<long> Numbers(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }
}
