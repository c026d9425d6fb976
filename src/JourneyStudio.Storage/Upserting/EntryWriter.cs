using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Writes what was planned, inside the transaction of its caller, and tells those who listen.</summary>
internal sealed class EntryWriter(Link link, IdBlock members, IdBlock events, Telling telling, string source, DateTimeOffset now)
{
    private readonly ValueWriter values = new(link, source, now);

    public void Write(PlannedEntry entry)
    {
        if (entry.Outcome.Result is EntryResult.Rejected or EntryResult.Unchanged)
            return;
        var id = entry.Member?.Id ?? members.Next();
        if (entry.Member is null)
            Insert(id, entry);
        else
            link.Sql("update member set updated_at = ?2 where id = ?1").Set(1, id).Set(2, now).Add();
        foreach (var change in entry.Changes)
        {
            if (entry.Member is not null || change.Field.Kind != EntryFieldKind.Column)
                values.Write(id, change);
        }
        Tell(new MemberId(id), entry);
    }

    private void Insert(long id, PlannedEntry entry)
    {
        var phone = Text(entry, EntryField.Phone);
        var email = Text(entry, EntryField.Email);
        var name = Text(entry, MemberColumn.Name) ?? "";
        link.Sql("""
            insert into member(id, public_id, external_id, slot, name, name_folded, phone, email, email_folded, city, stage, level, language, time_zone, store_id, product_line_id, state, created_at, updated_at)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?17, 'active', ?16, ?16)
            """)
            .Set(1, id).Set(2, PublicId.New()).Set(3, Text(entry, EntryField.ExternalId)).Set(4, (long)SlotLease.SlotOf(new MemberId(id)))
            .Set(5, name).Set(6, FoldedText.Of(name)).Set(7, phone).Set(8, email).Set(9, FoldedText.OfOptional(email))
            .Set(10, Text(entry, MemberColumn.City)).Set(11, Text(entry, MemberColumn.Stage)).Set(12, Text(entry, MemberColumn.Level))
            .Set(13, Text(entry, MemberColumn.Language)).Set(14, Text(entry, MemberColumn.Zone))
            .Set(15, Id(entry, MemberColumn.Store)).Set(16, now).Set(17, Id(entry, MemberColumn.ProductLine))
            .Add();
    }

    private static string? Text(PlannedEntry entry, EntryField field) => entry.Entry.IdentifiedBy.Equals(field) ? entry.Entry.Identity : Text(entry, field.Key);

    private static long? Id(PlannedEntry entry, string column) => Find(entry, column) is AttributeValue.Number id ? (long)id.Value : null;

    private static string? Text(PlannedEntry entry, string column) => Find(entry, column)?.ToText();

    private static AttributeValue? Find(PlannedEntry entry, string column)
    {
        foreach (var change in entry.Changes)
        {
            if (change.Field.Kind == EntryFieldKind.Column && change.Field.Key == column)
                return change.After;
        }
        return null;
    }

    private void Tell(MemberId member, PlannedEntry entry)
    {
        if (entry.Member is null && telling.Created)
            Add(member, Telling.MemberCreated, []);
        else if (entry.Member is not null && telling.Updated && Properties(entry) is { Count: > 0 } properties)
            Add(member, ChangeEvents.MemberUpdated, properties);
        foreach (var change in entry.Changes)
        {
            if (change.Field.Kind != EntryFieldKind.Tag || !(change.After is null ? telling.Untagged : telling.Tagged))
                continue;
            var told = new Dictionary<string, AttributeValue> { ["tag"] = new AttributeValue.Text(change.Field.Key) };
            if (change.Field.Detail.Length > 0)
                told["scope"] = told[RecordKinds.Session] = new AttributeValue.Text(change.Field.Detail);
            Add(member, change.After is null ? Telling.TagRemoved : Telling.TagAdded, told);
        }
    }

    private void Add(MemberId member, string name, Dictionary<string, AttributeValue> properties) =>
        StoredEvents.Add(link, events.Next(), member, name, ChangeEvents.Source, now, now, properties);

    private static Dictionary<string, AttributeValue> Properties(PlannedEntry entry)
    {
        var fields = entry.Changes.Where(change => change.Field.Kind == EntryFieldKind.Attribute || (change.Field.Kind == EntryFieldKind.Column && (BuiltInAttributes.All.Contains(change.Field.Key) || change.Field.Key == MemberColumn.ProductLine))).ToList();
        return ChangeEvents.Properties(
            fields.Select(change => change.Field.Key),
            fields.Where(change => change.ToldBefore is not null).ToDictionary(change => change.Field.Key, change => change.ToldBefore!),
            fields.Where(change => change.ToldAfter is not null).ToDictionary(change => change.Field.Key, change => change.ToldAfter!));
    }
}
