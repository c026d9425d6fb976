using System.Globalization;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Reads attributes, tags, addresses and consents of known members, as far as a batch speaks of them.</summary>
internal sealed class KnownValues(Link link, EntryBatch batch, Dictionary<long, KnownMember> members)
{
    private readonly IdList ids = IdList.Of(members.Keys);

    public void Read()
    {
        var attributes = Keys(EntryFieldKind.Attribute);
        if (attributes.Count > 0)
        {
            ReadAttributes("attribute_text", attributes, rows => new AttributeValue.Text(rows.Text(2)));
            ReadAttributes("attribute_number", attributes, rows => new AttributeValue.Number(ScaledDecimal.FromStored(rows.Int64(2))));
            ReadAttributes("attribute_date", attributes, rows => new AttributeValue.Date(DateOnly.ParseExact(rows.Text(2), "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            ReadAttributes("attribute_instant", attributes, rows => new AttributeValue.Instant(rows.Instant(2)));
            ReadAttributes("attribute_flag", attributes, rows => new AttributeValue.Flag(rows.Int64(2) != 0));
        }
        if (Keys(EntryFieldKind.Tag) is { Count: > 0 } tags)
        {
            Read(
                "select member_id, tag, scope from member_tag where member_id in (select value from json_each(?1)) and tag in (select value from json_each(?2))",
                sql => sql.Set(1, ids).Set(2, IdList.Of(tags)),
                rows => (new(EntryFieldKind.Tag, rows.Text(1), rows.Text(2)), new AttributeValue.Flag(true)));
        }
        if (Keys(EntryFieldKind.Address).Count > 0)
        {
            Read(
                "select member_id, channel, address from member_address where member_id in (select value from json_each(?1))",
                sql => sql.Set(1, ids),
                rows => (new(EntryFieldKind.Address, rows.Text(1)), new AttributeValue.Text(rows.Text(2))));
        }
        if (Keys(EntryFieldKind.Consent).Count > 0)
        {
            Read(
                "select member_id, channel, purpose, granted from member_consent where member_id in (select value from json_each(?1))",
                sql => sql.Set(1, ids),
                rows => (new(EntryFieldKind.Consent, rows.Text(1), rows.Text(2)), new AttributeValue.Flag(rows.Int64(3) != 0)));
        }
    }

    private List<string> Keys(EntryFieldKind kind) => [.. batch.Fields.Where(field => field.Kind == kind).Select(field => field.Key).Distinct()];

    private void ReadAttributes(string table, List<string> keys, Func<Statement, AttributeValue> value) => Read(
        $"select member_id, attribute, value from {table} where member_id in (select value from json_each(?1)) and attribute in (select value from json_each(?2)) and scope = ''",
        sql => sql.Set(1, ids).Set(2, IdList.Of(keys)),
        rows => (new(EntryFieldKind.Attribute, rows.Text(1)), value(rows)));

    private void Read(string sql, Func<Statement, Statement> bind, Func<Statement, (EntryField Field, AttributeValue Value)> read)
    {
        var rows = bind(link.Sql(sql));
        while (rows.Read())
        {
            var (field, value) = read(rows);
            members[rows.Int64(0)].Values[field] = value;
        }
    }
}
