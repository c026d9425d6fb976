using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Storage.Erasing;

/// <summary>
/// Empties every row that says something of a person, inside the transaction of its caller. Keys, states, amounts and instants stay: they name nobody, and all counts and laws rest on them.
/// Doing it again changes nothing.
/// </summary>
internal sealed class ErasedRows(Link link, IReadOnlyCollection<long> members, DateTimeOffset now)
{
    private const string Theirs = "member_id in (select value from json_each(?1))";
    private const string TheirEnrollments = $"enrollment_id in (select id from enrollment where {Theirs})";

    /// <summary>Of these nothing is left that is worth a row.</summary>
    private static readonly ImmutableArray<string> Removed = ["member_tag", "segment_member", "member_address", "member_former", "member_consent", .. AttributeTypes.Tables];

    private readonly IdList list = IdList.Of(members);

    public void Empty()
    {
        EmptyAudit();
        SettleMessages();
        foreach (var table in Removed)
            link.Sql($"delete from {table} where {Theirs}").Set(1, list).Run();
        foreach (var sql in Emptied)
            link.Sql(sql).Set(1, list).Run();
        link.Sql($"update guide_task set title = '', script = '', note = null, state = case when state in ({TaskStates.Unfinished}) then '{TaskStates.Withdrawn}' else state end, finished_at = coalesce(finished_at, ?2) where {Theirs}")
            .Set(1, list).Set(2, now).Run();
        link.Sql("""
            update member set state = 'erased', name = '', name_folded = '', phone = null, email = null, email_folded = null, city = null, stage = null, level = null, language = null,
            time_zone = null, guide_id = null, first_visit_at = null, updated_at = ?2 where id in (select value from json_each(?1))
            """).Set(1, list).Set(2, now).Run();
    }

    private static ImmutableArray<string> Emptied { get; } =
    [
        $"update trace set \"values\" = null, effects = null where {TheirEnrollments}",
        $"update enrollment set \"values\" = null where {Theirs}",
        $"update event set properties = null where {Theirs}",
        $"update entry_refusal set \"values\" = null where {Theirs}",
        $"update child set name = '', due_date = null, birth_date = null where {Theirs}",
        $"update mailbox set address = '', subject = null, body_text = null, body_html = null, fields = null, link = null, payload = '' where key in (select effect_key from message where {Theirs})",
        $"delete from message_claim where message_id in (select id from message where {Theirs})",
        $"update message set address = '', subject = null, body_text = null, body_html = null, payload = null, still_if = null, \"values\" = null where {Theirs}",
    ];

    /// <summary>What has not left does not leave. What is leaving at this moment can no longer be known.</summary>
    private void SettleMessages()
    {
        link.Sql($"update message set state = case when state = 'sending' then 'unknown' else 'suppressed' end, reason = '{SendReasons.Erased}', updated_at = ?2 where {Theirs} and state in ('pending', 'sending')")
            .Set(1, list).Set(2, now).Run();
        link.Sql($"delete from outbox where {Theirs}").Set(1, list).Run();
    }

    /// <summary>What the audit log says about them, and about addresses that were theirs.</summary>
    private void EmptyAudit()
    {
        link.Sql("update audit set \"values\" = null where subject_kind = 'member' and subject_id in (select public_id from member where id in (select value from json_each(?1)))").Set(1, list).Run();
        foreach (var address in Addresses())
        {
            link.Sql($"update audit set \"values\" = null where subject_kind = '{SuppressionChanges.Subject}' and \"values\" like ?1 escape '!'")
                .Set(1, $"%\"{address.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}\"%").Run();
        }
    }

    private HashSet<string> Addresses()
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        var rows = link.Sql($"""
            select phone from member where id in (select value from json_each(?1)) and phone is not null
            union all select email_folded from member where id in (select value from json_each(?1)) and email_folded is not null
            union all select address from member_address where {Theirs}
            union all select value from member_former where {Theirs} and kind = '{FormerFacts.Address}'
            """).Set(1, list);
        while (rows.Read())
            addresses.Add(rows.Text(0));
        return addresses;
    }
}
