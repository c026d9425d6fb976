using System.Data.Common;
using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>What must hold once the visitors have gone through, beside the laws that hold at any moment: what the mailbox received, and every number that the script leads to.</summary>
internal static class ClubLaws
{
    public static IEnumerable<string> Check(TemporaryStudio studio)
    {
        using var connection = studio.Connect();
        return [.. Laws.SelectMany(law => Broken(connection, law)), .. Expected(connection)];
    }

    /// <summary>Each query finds what breaks a law.</summary>
    private static readonly (string Law, string Query)[] Laws =
    [
        ("4: every message came to an end", "select effect_key, state from message where state <> 'sent'"),
        ("4: the outbox is empty", "select key from outbox"),
        ("4: what was sent arrived once, where it was meant for",
            "select m.effect_key from message m where not exists (select 1 from mailbox b where b.key = m.effect_key and b.address = m.address and b.channel = m.channel)"),
        ("4: nothing else arrived", "select key from mailbox b where not exists (select 1 from message m where m.effect_key = b.key)"),
        ("4: no member got a message twice", "select member_id, template from message group by member_id, template having count(*) > 1"),
        ("6: one coupon for each enrollment", "select enrollment_id from coupon_instance group by enrollment_id having count(*) > 1"),
        ("events are routed and kept once", "select source, key from event_key group by source, key having count(*) > 1 union all select source, name from event where not routed"),
    ];

    private static IEnumerable<string> Broken(DbConnection connection, (string Law, string Query) law)
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

    private static IEnumerable<string> Expected(DbConnection connection)
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

    private static List<long> Numbers(DbConnection connection, string query)
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
