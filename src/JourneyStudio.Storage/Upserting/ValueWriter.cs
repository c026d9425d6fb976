using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Writes one changed value of a member.</summary>
internal sealed class ValueWriter(Link link, string source, DateTimeOffset now)
{
    private readonly FormerFacts former = new(link, now);

    public void Write(long member, PlannedChange change)
    {
        switch (change.Field.Kind)
        {
            case EntryFieldKind.Column:
                WriteColumn(member, change);
                break;
            case EntryFieldKind.Attribute:
                WriteAttribute(member, change);
                break;
            case EntryFieldKind.Tag:
                WriteTag(member, change);
                break;
            case EntryFieldKind.Address:
                WriteAddress(member, change);
                break;
            default:
                WriteConsent(member, change);
                break;
        }
    }

    private void WriteColumn(long member, PlannedChange change)
    {
        var (column, value) = (change.Field.Key, change.After);
        if (column is MemberColumn.Store or MemberColumn.ProductLine)
        {
            link.Sql(column == MemberColumn.Store ? "update member set store_id = ?2 where id = ?1" : "update member set product_line_id = ?2 where id = ?1")
                .Set(1, member).Set(2, value is AttributeValue.Number place ? (long)place.Value : (long?)null).Add();
            return;
        }
        var text = value?.ToText();
        var sql = column switch
        {
            MemberColumn.ExternalId => "update member set external_id = ?2 where id = ?1",
            MemberColumn.Name => "update member set name = coalesce(?2, ''), name_folded = coalesce(?3, '') where id = ?1",
            MemberColumn.Phone => "update member set phone = ?2 where id = ?1",
            MemberColumn.Email => "update member set email = ?2, email_folded = ?3 where id = ?1",
            MemberColumn.City => "update member set city = ?2 where id = ?1",
            MemberColumn.Stage => "update member set stage = ?2 where id = ?1",
            MemberColumn.Level => "update member set level = ?2 where id = ?1",
            MemberColumn.Language => "update member set language = ?2 where id = ?1",
            _ => "update member set time_zone = ?2 where id = ?1",
        };
        if (column is MemberColumn.ExternalId or MemberColumn.Name or MemberColumn.Phone or MemberColumn.Email)
            former.Keep(member, column == MemberColumn.Name ? FormerFacts.Name : FormerFacts.Address, change.Before?.ToText() ?? "");
        var update = link.Sql(sql).Set(1, member).Set(2, text);
        if (column is MemberColumn.Name or MemberColumn.Email)
            update.Set(3, FoldedText.OfOptional(text));
        update.Add();
    }

    private void WriteAttribute(long member, PlannedChange change)
    {
        if (change.Before is { } before)
        {
            if (former.IsPersonal(change.Field.Key))
                former.Keep(member, FormerFacts.Other, before.ToText());
            foreach (var table in AttributeTypes.Tables)
                link.Sql($"delete from {table} where member_id = ?1 and attribute = ?2 and scope = ''").Set(1, member).Set(2, change.Field.Key).Add();
        }
        if (change.After is not { } value)
            return;
        var insert = link.Sql(AttributeTypes.Insert(value)).Set(1, member).Set(2, change.Field.Key);
        _ = value switch
        {
            AttributeValue.Number number => insert.Set(3, ScaledDecimal.ToStored(number.Value)),
            AttributeValue.Instant instant => insert.Set(3, instant.Value),
            AttributeValue.Flag flag => insert.Set(3, flag.Value),
            AttributeValue.Text text => insert.Set(3, text.Value).Set(4, FoldedText.Of(text.Value)),
            _ => insert.Set(3, value.ToText()),
        };
        insert.Add();
    }

    private void WriteTag(long member, PlannedChange change)
    {
        var statement = change.After is null
            ? link.Sql("delete from member_tag where member_id = ?1 and tag = ?2 and scope = ?3")
            : link.Sql("insert into member_tag(member_id, tag, scope, at) values(?1, ?2, ?3, ?4)").Set(4, now);
        statement.Set(1, member).Set(2, change.Field.Key).Set(3, change.Field.Detail).Add();
    }

    private void WriteAddress(long member, PlannedChange change)
    {
        former.Keep(member, FormerFacts.Address, change.Before?.ToText() ?? "");
        var statement = change.After is not { } address
            ? link.Sql("delete from member_address where member_id = ?1 and channel = ?2")
            : link.Sql("""
                insert into member_address(member_id, channel, address, at) values(?1, ?2, ?3, ?4)
                on conflict(member_id, channel) do update set address = excluded.address, at = excluded.at
                """).Set(3, address.ToText()).Set(4, now);
        statement.Set(1, member).Set(2, change.Field.Key).Add();
    }

    /// <summary>The ledger gets a row for every consent that changes.</summary>
    private void WriteConsent(long member, PlannedChange change)
    {
        var granted = change.After is AttributeValue.Flag { Value: true };
        link.Sql("""
            insert into member_consent(member_id, channel, purpose, granted, source, at) values(?1, ?2, ?3, ?4, ?5, ?6)
            on conflict(member_id, channel, purpose) do update set granted = excluded.granted, source = excluded.source, at = excluded.at
            """)
            .Set(1, member).Set(2, change.Field.Key).Set(3, change.Field.Detail).Set(4, granted).Set(5, source).Set(6, now).Add();
        link.Sql("insert into consent_entry(member_id, channel, purpose, at, granted, source) values(?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
            .Set(1, member).Set(2, change.Field.Key).Set(3, change.Field.Detail).Set(4, now).Set(5, granted).Set(6, source).Add();
    }
}
