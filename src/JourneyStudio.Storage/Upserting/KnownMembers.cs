using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Reads the members that a batch speaks of, and what is known of them: a handful of statements, however many they are.</summary>
internal sealed class KnownMembers(Link link, EntryBatch batch)
{
    private const string Columns = "id, state, merged_into, staff_id, external_id, name, phone, email, city, stage, level, store_id, language, time_zone, email_folded, product_line_id, public_id";

    private readonly Dictionary<(EntryField By, string Identity), KnownMember?> byIdentity = [];
    private readonly Dictionary<long, KnownMember> byId = [];
    private readonly Dictionary<string, long> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Address), long> addressOwners = [];
    private Dictionary<long, string>? storeKeys;
    private Dictionary<long, string>? lineKeys;

    /// <summary>Ids of units by key.</summary>
    public Dictionary<string, long> Stores { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of the tags that the system alone gives and takes.</summary>
    public HashSet<string> ComputedTags { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of product lines by key.</summary>
    public Dictionary<string, long> ProductLines { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        foreach (var by in batch.Entries.GroupBy(entry => entry.IdentifiedBy))
            ReadIdentities(by.Key, [.. by.Select(entry => entry.IdentityKey).Distinct()]);
        var survivors = byIdentity.Values.OfType<KnownMember>().Select(member => member.MergedInto).OfType<long>().Distinct().ToList();
        if (survivors.Count > 0)
            ReadMembers("id in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(survivors)), _ => { });
        if (batch.Fields.Any(field => field.Kind == EntryFieldKind.Tag))
            ReadComputedTags();
        ReadPlaces();
        ReadOwners();
        if (byId.Count > 0)
            new KnownValues(link, batch, byId).Read();
    }

    /// <summary>Members in the order of their ids, as sheets list them.</summary>
    public List<KnownMember> ReadPage(string? segment, string? tag, long after, int count) =>
        ReadListed("id > ?3", "limit ?4", segment, tag, sql => sql.Set(3, after).Set(4, (long)count));

    /// <summary>Those of these members who would be listed.</summary>
    public List<KnownMember> ReadSome(string? segment, string? tag, IEnumerable<long> ids) => ReadListed("id in (select value from json_each(?3))", "", segment, tag, sql => sql.Set(3, IdList.Of(ids)));

    private List<KnownMember> ReadListed(string who, string most, string? segment, string? tag, Func<Statement, Statement> bind)
    {
        var inSegment = segment is null ? "?1 is null" : "exists (select 1 from segment_member s where s.segment = ?1 and s.member_id = member.id)";
        var tagged = tag is null ? "?2 is null" : "exists (select 1 from member_tag t where t.member_id = member.id and t.tag = ?2)";
        var page = new List<KnownMember>();
        ReadMembers($"{who} and state not in ('erased', 'merged') and staff_id is null and {inSegment} and {tagged} order by id {most}", sql => bind(sql.Set(1, segment).Set(2, tag)), page.Add);
        ReadPlaces();
        if (byId.Count > 0)
            new KnownValues(link, batch, byId).Read();
        return page;
    }

    /// <summary>Who it is: null when nobody is. False when several are.</summary>
    public bool TryFind(MemberEntry entry, out KnownMember? member)
    {
        if (!byIdentity.TryGetValue((entry.IdentifiedBy, entry.IdentityKey), out member))
            return true;
        if (member?.MergedInto is { } survivor)
            byId.TryGetValue(survivor, out member);
        return member is not null;
    }

    /// <summary>A value as it is told: what a member belongs to by its key, all else as it is.</summary>
    public AttributeValue? Told(EntryField field, AttributeValue? value)
    {
        if (value is not AttributeValue.Number place || field is not { Kind: EntryFieldKind.Column, Key: MemberColumn.Store or MemberColumn.ProductLine })
            return value;
        var keys = field.Key == MemberColumn.Store ? storeKeys ??= ById(Stores) : lineKeys ??= ById(ProductLines);
        return keys.TryGetValue((long)place.Value, out var key) ? new AttributeValue.Text(key) : null;
    }

    /// <summary>Whose external id it is; null for nobody's.</summary>
    public long? Owner(string externalId) => owners.TryGetValue(externalId, out var id) ? id : null;

    public long? Owner(string channel, string address) => addressOwners.TryGetValue((channel, address), out var id) ? id : null;

    /// <summary>Erased members are known by their external id alone; of the others, those who stand for themselves come before those who were merged.</summary>
    private void ReadIdentities(EntryField by, IReadOnlyList<string> identities)
    {
        var (column, index) = by == EntryField.ExternalId ? ("external_id", 4) : by == EntryField.PublicId ? ("public_id", 16) : by == EntryField.Phone ? ("phone", 6) : ("email_folded", 14);
        var found = new List<(string Identity, KnownMember Member)>();
        var current = "";
        ReadMembers($"{column} in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(identities)), member => found.Add((current, member)), rows => current = rows.Text(index));
        foreach (var group in found.Where(item => by == EntryField.ExternalId || by == EntryField.PublicId || item.Member is { IsErased: false, IsStaff: false }).GroupBy(item => item.Identity, item => item.Member))
        {
            var own = group.Where(member => member.MergedInto is null).ToList();
            var all = own.Count > 0 ? own : [.. group.DistinctBy(member => member.MergedInto)];
            byIdentity[(by, group.Key)] = all.Count == 1 ? all[0] : null;
        }
    }

    private void ReadMembers(string condition, Func<Statement, Statement> bind, Action<KnownMember> take, Action<Statement>? look = null)
    {
        var rows = bind(link.Sql($"select {Columns} from member where {condition}"));
        while (rows.Read())
        {
            look?.Invoke(rows);
            var member = new KnownMember(rows.Int64(0), rows.Text(1)) { MergedInto = rows.OptionalInt64(2), IsStaff = !rows.IsNull(3) };
            if (byId.TryGetValue(member.Id, out var known))
                member = known;
            else
                byId.Add(member.Id, member);
            foreach (var field in batch.Fields)
            {
                if (field.Kind == EntryFieldKind.Column && Value(rows, field.Key) is { } value)
                    member.Values[field] = value;
            }
            take(member);
        }
    }

    private static AttributeValue? Value(Statement rows, string column)
    {
        var index = column switch
        {
            MemberColumn.ExternalId => 4,
            MemberColumn.Name => 5,
            MemberColumn.Phone => 6,
            MemberColumn.Email => 7,
            MemberColumn.City => 8,
            MemberColumn.Stage => 9,
            MemberColumn.Level => 10,
            MemberColumn.Language => 12,
            MemberColumn.Zone => 13,
            MemberColumn.ProductLine => 15,
            _ => 11,
        };
        if (rows.IsNull(index))
            return null;
        if (index is 11 or 15)
            return new AttributeValue.Number(rows.Int64(index));
        return rows.Text(index) is { Length: > 0 } text ? new AttributeValue.Text(text) : null;
    }

    /// <summary>What members belong to: a few thousand at most, and known by id.</summary>
    private void ReadPlaces()
    {
        if (batch.Speaks(MemberColumn.Store))
            ReadKeys("select key, id from org_unit", Stores);
        if (batch.Speaks(MemberColumn.ProductLine))
            ReadKeys("select key, id from product_line", ProductLines);
    }

    private void ReadKeys(string sql, Dictionary<string, long> into)
    {
        var rows = link.Sql(sql);
        while (rows.Read())
            into[rows.Text(0)] = rows.Int64(1);
    }

    private static Dictionary<long, string> ById(Dictionary<string, long> places) => places.ToDictionary(place => place.Value, place => place.Key);

    private void ReadComputedTags()
    {
        var rows = link.Sql("select key from tag where nature = 'dynamic'");
        while (rows.Read())
            ComputedTags.Add(rows.Text(0));
    }

    /// <summary>Identities that belong to one member at most.</summary>
    private void ReadOwners()
    {
        if (batch.Told(EntryField.ExternalId) is { Count: > 0 } ids)
        {
            var rows = link.Sql("select external_id, id from member where external_id in (select value from json_each(?1))").Set(1, IdList.Of(ids));
            while (rows.Read())
                owners[rows.Text(0)] = rows.Int64(1);
        }
        foreach (var field in batch.Fields.Where(field => field.Kind == EntryFieldKind.Address))
        {
            var rows = link.Sql("select address, member_id from member_address where channel = ?1 and address in (select value from json_each(?2))")
                .Set(1, field.Key).Set(2, IdList.Of(batch.Told(field)));
            while (rows.Read())
                addressOwners[(field.Key, rows.Text(0))] = rows.Int64(1);
        }
    }
}
