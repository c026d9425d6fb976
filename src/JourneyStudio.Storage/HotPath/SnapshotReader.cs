using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Reads snapshots of many members at once: one statement for each facet that is needed, never one for each member.</summary>
internal sealed class SnapshotReader(Link link)
{
    private readonly Dictionary<string, TimeZoneInfo> zones = new(StringComparer.Ordinal);

    /// <summary>Snapshots by member id. A member without a row comes as closed, so that their events are done with.</summary>
    /// <param name="members">Internal ids.</param>
    /// <param name="needs">What to read beside the identity.</param>
    /// <param name="defaultZone">Zone where neither the member nor the store nor the workspace has one.</param>
    /// <param name="now">Windows of past events end here.</param>
    /// <param name="complete">Reads every attribute and tag, whatever the needs name.</param>
    public Dictionary<long, MemberSnapshot> Read(
        IReadOnlyCollection<long> members, SnapshotNeeds needs, string defaultZone, DateTimeOffset now, bool complete = false)
    {
        var list = IdList.Of(members);
        var facets = new SnapshotFacets(link, list);
        var attributes = complete ? facets.AllAttributes() : facets.Attributes(needs);
        var builtIn = complete ? [.. BuiltInAttributes.All] : needs.Attributes;
        var tags = complete ? facets.AllTags() : facets.Tags(needs);
        var events = facets.Events(needs, now);
        var orders = needs.Orders ? facets.Orders() : [];
        var coupons = needs.Coupons ? facets.Coupons() : [];
        var subscriptions = needs.Subscriptions ? facets.Subscriptions() : [];
        var children = needs.Children ? facets.Children() : [];
        var segments = facets.Segments(needs);
        var addresses = needs.Addresses ? facets.Addresses() : [];
        var consents = needs.Addresses ? facets.Consents() : [];
        var suppressed = needs.Addresses ? facets.Suppressed() : [];
        var messages = needs.Messages is { } counted ? facets.Messages(now - counted) : [];
        var sent = needs.Sent is { } left ? facets.Sent(now - left) : [];
        var tasks = needs.Tasks ? facets.Tasks() : [];
        var acts = needs.Acts is { } lately ? facets.LastActs(now - lately, now) : [];
        var snapshots = new Dictionary<long, MemberSnapshot>(members.Count);
        var rows = link.Sql("""
            select m.id, m.public_id, m.state, m.language, coalesce(m.time_zone, o.time_zone, (select value from setting where key = 'workspace.zone')), o.key, m.name, m.phone, m.email, m.city, m.stage, m.level, m.points, m.staff_id, m.merged_into
            from member m left join org_unit o on o.id = m.store_id
            where m.id in (select value from json_each(?1))
            """).Set(1, list);
        while (rows.Read())
        {
            var id = rows.Int64(0);
            var own = attributes.GetValueOrDefault(id) ?? [];
            AddBuiltIn(rows, builtIn, own);
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
                LastAct = acts.TryGetValue(id, out var act) ? act : null,
            };
        }
        foreach (var missing in members.Where(member => !snapshots.ContainsKey(member)))
            snapshots[missing] = new MemberSnapshot { Id = new MemberId(missing), PublicId = "", Zone = TimeZoneInfo.Utc, Language = Languages.English, Closed = true };
        return snapshots;
    }

    private static void AddBuiltIn(Statement row, ImmutableHashSet<string> wanted, Dictionary<string, AttributeValue> attributes)
    {
        Add(BuiltInAttributes.Store, 5);
        Add(BuiltInAttributes.Name, 6);
        Add(BuiltInAttributes.Phone, 7);
        Add(BuiltInAttributes.Email, 8);
        Add(BuiltInAttributes.City, 9);
        Add(BuiltInAttributes.Stage, 10);
        Add(BuiltInAttributes.Level, 11);
        if (wanted.Contains(BuiltInAttributes.Points))
            attributes[BuiltInAttributes.Points] = new AttributeValue.Number(row.Int64(12));

        void Add(string key, int column)
        {
            if (wanted.Contains(key) && row.OptionalText(column) is { Length: > 0 } text)
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
