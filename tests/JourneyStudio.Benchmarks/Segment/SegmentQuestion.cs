using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Benchmarks.Segment;

/// <summary>A rule, and the same question asked in SQL by hand: as operations on sets, and member by member. The quicker one is the baseline.</summary>
internal sealed record SegmentQuestion(string Name, string Json, string AsSets, string ByMember)
{
    private const string Active = "m.state = 'active' and m.staff_id is null";
    private const string Outside = "except select id from member where state <> 'active' or staff_id is not null";

    public static readonly IReadOnlyList<SegmentQuestion> All =
    [
        new(
            "two tags and a birth date",
            """{"all":[{"tag":"vip"},{"tag":"visitor"},{"attribute":"birthDate","op":"onOrAfter","value":"2026-05-01"}]}""",
            $"select member_id from member_tag where tag = 'vip' and scope = '' intersect select member_id from member_tag where tag = 'visitor' and scope = '' intersect select member_id from attribute_date where attribute = 'birthDate' and value >= '2026-05-01' and scope = '' {Outside}",
            $"""
            select id from member m where {Active} and exists (select 1 from member_tag t where t.member_id = m.id and t.tag = 'vip' and t.scope = '')
            and exists (select 1 from member_tag t where t.member_id = m.id and t.tag = 'visitor' and t.scope = '')
            and exists (select 1 from attribute_date a where a.member_id = m.id and a.attribute = 'birthDate' and a.scope = '' and a.value >= '2026-05-01')
            """),
        new(
            "a tag, a city or an order, and no scan lately",
            """{"all":[{"tag":"vip"},{"any":[{"attribute":"city","op":"oneOf","value":["上海","杭州"]},{"order":{"status":"paid","within":"P90D","totalAtLeast":500}}]},{"none":[{"event":"qr.scanned","within":"P7D"}]}]}""",
            $"""
            select member_id from member_tag where tag = 'vip' and scope = ''
            intersect select * from (select id from member where city in ('上海', '杭州') union select member_id from "order" where status = 'paid' and paid_at > {Ago(90)} and total >= 5000000) o
            except select member_id from event where name = 'qr.scanned' and at > {Ago(7)} {Outside}
            """,
            $"""
            select id from member m where {Active} and exists (select 1 from member_tag t where t.member_id = m.id and t.tag = 'vip' and t.scope = '')
            and (m.city in ('上海', '杭州') or exists (select 1 from "order" o where o.member_id = m.id and o.status = 'paid' and o.paid_at > {Ago(90)} and o.total >= 5000000))
            and not exists (select 1 from event e where e.member_id = m.id and e.name = 'qr.scanned' and e.at > {Ago(7)})
            """),
        new(
            "scanned twice, or neither gold nor holding points",
            """{"any":[{"event":"qr.scanned","atLeast":2,"within":"P30D"},{"none":[{"attribute":"level","op":"is","value":"gold"},{"attribute":"points","op":"greater","value":200}]}]}""",
            $"""
            select member_id from event where name = 'qr.scanned' and at > {Ago(30)} group by member_id having count(*) >= 2
            union select id from member where (level is null or level <> 'gold') and points <= 200 {Outside}
            """,
            $"""
            select id from member m where {Active} and ((select count(*) from event e where e.member_id = m.id and e.name = 'qr.scanned' and e.at > {Ago(30)}) >= 2
            or (m.level is null or m.level <> 'gold') and m.points <= 200)
            """),
    ];

    public Rule Rule => RuleJson.Parse(JsonElement.Parse(Json)).Value;

    private static string Ago(int days) => SegmentWorkspace.Now.AddDays(-days).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
