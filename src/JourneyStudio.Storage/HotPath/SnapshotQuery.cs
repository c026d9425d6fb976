using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>
/// Snapshots of many members at once: one query for each facet that is needed, never one for each member. All are asked together when this is made, and read by <see cref="Read"/>;
/// what is asked before or after is read before or after.
/// </summary>
internal sealed class SnapshotQuery
{
    private readonly Dictionary<string, TimeZoneInfo> zones = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<long> members;
    private readonly SnapshotNeeds needs;
    private readonly ImmutableHashSet<string> builtIn;
    private readonly Statement rows;
    private readonly MemberGroups<Dictionary<string, AttributeValue>> attributeRows;
    private readonly MemberGroups<HashSet<TagKey>> tagRows;
    private readonly MemberGroups<List<MemberEvent>> eventRows;
    private readonly MemberGroups<List<OrderFact>> orderRows;
    private readonly MemberGroups<List<CouponFact>> couponRows;
    private readonly MemberGroups<List<SubscriptionFact>> subscriptionRows;
    private readonly MemberGroups<List<ChildFact>> childRows;
    private readonly MemberGroups<HashSet<string>> segmentRows;
    private readonly MemberGroups<Dictionary<string, string>> addressRows;
    private readonly MemberGroups<HashSet<Consent>> consentRows;
    private readonly MemberGroups<Dictionary<string, string>> suppressedRows;
    private readonly MemberGroups<List<MessageFact>> messageRows;
    private readonly MemberGroups<List<SentMessage>> sentRows;
    private readonly MemberGroups<Dictionary<string, string>> taskRows;
    private readonly MemberGroups<StrongBox<DateTimeOffset>> actRows;

    /// <param name="link">The connection.</param>
    /// <param name="members">Internal ids.</param>
    /// <param name="needs">What to read beside the identity.</param>
    /// <param name="now">Windows of past events end here.</param>
    /// <param name="complete">Reads every attribute and tag, whatever the needs name.</param>
    public SnapshotQuery(Link link, IReadOnlyCollection<long> members, SnapshotNeeds needs, DateTimeOffset now, bool complete = false)
    {
        (this.members, this.needs) = (members, needs);
        builtIn = complete ? [.. BuiltInAttributes.All] : needs.Attributes;
        var list = IdList.Of(members);
        var facets = new SnapshotFacets(link, list);
        attributeRows = complete ? facets.AllAttributes() : facets.Attributes(needs);
        tagRows = complete ? facets.AllTags() : facets.Tags(needs);
        eventRows = facets.Events(needs, now);
        orderRows = needs.Orders ? facets.Orders() : new();
        couponRows = needs.Coupons ? facets.Coupons() : new();
        subscriptionRows = needs.Subscriptions ? facets.Subscriptions() : new();
        childRows = needs.Children ? facets.Children() : new();
        segmentRows = facets.Segments(needs);
        addressRows = needs.Addresses ? facets.Addresses() : new();
        consentRows = needs.Addresses ? facets.Consents() : new();
        suppressedRows = needs.Addresses ? facets.Suppressed() : new();
        messageRows = needs.Messages is { } counted ? facets.Messages(now - counted) : new();
        sentRows = needs.Sent is { } left ? facets.Sent(now - left) : new();
        taskRows = needs.Tasks ? facets.Tasks() : new();
        actRows = needs.Acts is { } lately ? facets.LastActs(now - lately, now) : new();
        rows = link.Sql("""
            select m.id, m.public_id, m.state, m.language, coalesce(m.time_zone, o.time_zone, (select value from setting where key = 'workspace.zone')), o.key, m.name, m.phone, m.email, m.city, m.stage, m.level, m.points, m.staff_id, m.merged_into
            from member m left join org_unit o on o.id = m.store_id
            where m.id in (select value from json_each(?1))
            """).Set(1, list).Ask();
    }

    /// <summary>Snapshots by member id. A member without a row comes as closed, so that their events are done with.</summary>
    /// <param name="defaultZone">Zone where neither the member nor the store nor the workspace has one.</param>
    public Dictionary<long, MemberSnapshot> Read(string defaultZone)
    {
        var attributes = attributeRows.Read();
        var tags = tagRows.Read();
        var events = eventRows.Read();
        var orders = orderRows.Read();
        var coupons = couponRows.Read();
        var subscriptions = subscriptionRows.Read();
        var children = childRows.Read();
        var segments = segmentRows.Read();
        var addresses = addressRows.Read();
        var consents = consentRows.Read();
        var suppressed = suppressedRows.Read();
        var messages = messageRows.Read();
        var sent = sentRows.Read();
        var tasks = taskRows.Read();
        var acts = actRows.Read();
        var snapshots = new Dictionary<long, MemberSnapshot>(members.Count);
        while (rows.Read())
        {
            var id = rows.Int64(0);
            var own = attributes.GetValueOrDefault(id) ?? [];
            AddBuiltIn(own);
            var reached = addresses.GetValueOrDefault(id) ?? [];
            if (needs.Addresses && rows.OptionalText(8) is { Length: > 0 } email)
                reached[ChannelKeys.Email] = email;
            if (needs.Addresses && rows.OptionalText(7) is { Length: > 0 } phone)
                reached[ChannelKeys.Sms] = phone;
            snapshots[id] = new MemberSnapshot
            {
                Id = new MemberId(id),
                PublicId = rows.Text(1),
                Closed = rows.Text(2) != "active",
                IsStaff = !rows.IsNull(13),
                MergedInto = rows.OptionalInt64(14) is { } survivor ? new MemberId(survivor) : null,
                Language = rows.OptionalText(3) ?? Languages.Chinese,
                Zone = Zone(rows.OptionalText(4) ?? defaultZone),
                Attributes = own,
                Tags = tags.GetValueOrDefault(id) ?? (IReadOnlySet<TagKey>)FrozenSet<TagKey>.Empty,
                Events = events.GetValueOrDefault(id) ?? [],
                Orders = orders.GetValueOrDefault(id) ?? [],
                Coupons = coupons.GetValueOrDefault(id) ?? [],
                Subscriptions = subscriptions.GetValueOrDefault(id) ?? [],
                Children = children.GetValueOrDefault(id) ?? [],
                Segments = segments.GetValueOrDefault(id) ?? (IReadOnlySet<string>)FrozenSet<string>.Empty,
                Addresses = reached,
                Consents = consents.GetValueOrDefault(id) ?? (IReadOnlySet<Consent>)FrozenSet<Consent>.Empty,
                Suppressed = suppressed.GetValueOrDefault(id) ?? (IReadOnlyDictionary<string, string>)FrozenDictionary<string, string>.Empty,
                Messages = messages.GetValueOrDefault(id) ?? [],
                Sent = sent.GetValueOrDefault(id) ?? [],
                Tasks = tasks.GetValueOrDefault(id) ?? (IReadOnlyDictionary<string, string>)FrozenDictionary<string, string>.Empty,
                LastAct = acts.GetValueOrDefault(id)?.Value,
            };
        }
        foreach (var missing in members.Where(member => !snapshots.ContainsKey(member)))
            snapshots[missing] = new MemberSnapshot { Id = new MemberId(missing), PublicId = "", Zone = TimeZoneInfo.Utc, Language = Languages.English, Closed = true };
        return snapshots;
    }

    private void AddBuiltIn(Dictionary<string, AttributeValue> attributes)
    {
        Add(BuiltInAttributes.Store, 5);
        Add(BuiltInAttributes.Name, 6);
        Add(BuiltInAttributes.Phone, 7);
        Add(BuiltInAttributes.Email, 8);
        Add(BuiltInAttributes.City, 9);
        Add(BuiltInAttributes.Stage, 10);
        Add(BuiltInAttributes.Level, 11);
        if (builtIn.Contains(BuiltInAttributes.Points))
            attributes[BuiltInAttributes.Points] = new AttributeValue.Number(rows.Int64(12));

        void Add(string key, int column)
        {
            if (builtIn.Contains(key) && rows.OptionalText(column) is { Length: > 0 } text)
                attributes[key] = new AttributeValue.Text(text);
        }
    }

    private TimeZoneInfo Zone(string id)
    {
        if (!zones.TryGetValue(id, out var zone))
            zones[id] = zone = TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc;
        return zone;
    }
}
