using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Storage.Merging;

/// <summary>Hands every row of one member on to another, inside the transaction of its caller. Doing it again changes nothing.</summary>
internal sealed class MergedRows(Link link, MemberId survivor, MemberId duplicate, DateTimeOffset now)
{
    /// <summary>Rows with a key of their own.</summary>
    private static readonly ImmutableArray<string> Owned = ["message", "outbox", "points_ledger", "coupon_instance", "\"order\"", "subscription", "child", "guide_task"];

    /// <summary>Rows by which the owners of slots find members.</summary>
    private static readonly ImmutableArray<string> Placed = ["enrollment", "token", "event", "held_entry"];

    /// <summary>Rows of which a member has one of each: the survivor's stays.</summary>
    private static readonly ImmutableArray<(string Table, string[] Key)> Keyed =
    [
        ("member_tag", ["tag", "scope"]), ("segment_member", ["segment"]), ("past_entry", ["journey_id", "entry_key"]), ("entry_refusal", ["journey_id"]),
        ("member_former", ["value"]), ("consent_entry", ["channel", "purpose", "at", "granted"]), .. AttributeTypes.Tables.Select(table => (table, new[] { "attribute", "scope" })),
    ];

    public void HandOn(ImmutableHashSet<string> attributesFromDuplicate)
    {
        KeepLatest();
        WithdrawDoubles();
        foreach (var attribute in attributesFromDuplicate)
            Prefer(attribute);
        link.Sql("update trace set member_id = ?2 where member_id = ?1 and enrollment_id in (select id from enrollment where member_id = ?1)").Set(1, duplicate.Value).Set(2, survivor.Value).Run();
        link.Sql("update migrated set slot = ?2 where enrollment_id in (select id from enrollment where member_id = ?1)").Set(1, duplicate.Value).Set(2, (long)SlotLease.SlotOf(survivor)).Run();
        foreach (var table in Owned)
            link.Sql($"update {table} set member_id = ?2 where member_id = ?1").Set(1, duplicate.Value).Set(2, survivor.Value).Run();
        foreach (var table in Placed)
            link.Sql($"update {table} set member_id = ?2, slot = ?3 where member_id = ?1").Set(1, duplicate.Value).Set(2, survivor.Value).Set(3, (long)SlotLease.SlotOf(survivor)).Run();
        foreach (var (table, key) in Keyed)
            HandOn(table, key);
        link.Sql("delete from aside where kind = 'member' and row_id = ?1").Set(1, duplicate.Value).Run();
    }

    private void HandOn(string table, string[] key)
    {
        var same = string.Join(" and ", key.Select(column => $"s.{column} = {table}.{column}"));
        link.Sql($"update {table} set member_id = ?2 where member_id = ?1 and not exists (select 1 from {table} s where s.member_id = ?2 and {same})")
            .Set(1, duplicate.Value).Set(2, survivor.Value).Run();
        link.Sql($"delete from {table} where member_id = ?1").Set(1, duplicate.Value).Run();
    }

    /// <summary>Re-entry rules ask for the last entry, and operators for all refusals.</summary>
    private void KeepLatest()
    {
        link.Sql("""
            update past_entry set entered_at = coalesce((select d.entered_at from past_entry d where d.member_id = ?1 and d.journey_id = past_entry.journey_id
            and d.entry_key = past_entry.entry_key and d.entered_at > past_entry.entered_at), entered_at) where member_id = ?2
            """).Set(1, duplicate.Value).Set(2, survivor.Value).Run();
        link.Sql("""
            update entry_refusal set count = count + coalesce((select d.count from entry_refusal d where d.member_id = ?1 and d.journey_id = entry_refusal.journey_id), 0) where member_id = ?2
            """).Set(1, duplicate.Value).Set(2, survivor.Value).Run();
    }

    /// <summary>One open task of a purpose: that of the survivor.</summary>
    private void WithdrawDoubles() =>
        link.Sql($"""
            update guide_task set state = '{TaskStates.Withdrawn}', finished_at = ?3 where member_id = ?1 and state in ({TaskStates.Unfinished})
            and exists (select 1 from guide_task s where s.member_id = ?2 and s.purpose = guide_task.purpose and s.state in ({TaskStates.Unfinished}))
            """).Set(1, duplicate.Value).Set(2, survivor.Value).Set(3, now).Run();

    /// <summary>Makes place for the duplicate's value, where it has one.</summary>
    private void Prefer(string attribute)
    {
        var held = string.Join(" union all ", AttributeTypes.Tables.Select(table => $"select 1 from {table} where member_id = ?1 and attribute = ?3 and scope = ''"));
        foreach (var table in AttributeTypes.Tables)
            link.Sql($"delete from {table} where member_id = ?2 and attribute = ?3 and scope = '' and exists ({held})").Set(1, duplicate.Value).Set(2, survivor.Value).Set(3, attribute).Run();
    }
}
