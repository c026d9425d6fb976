using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Storage.HotPath;

/// <summary>The facets of a batch of members' snapshots: each is one query, asked at once and read together with the others.</summary>
/// <param name="link">The connection.</param>
/// <param name="members">The members' ids as JSON.</param>
internal sealed class SnapshotFacets(Link link, IdList members)
{
    private static readonly IdList Others = IdList.Of(OwnActs.Others);
    private const string Batch = "member_id in (select value from json_each(?1))";

    public MemberGroups<Dictionary<string, AttributeValue>> Attributes(SnapshotNeeds needs)
    {
        var custom = needs.Attributes.Except(BuiltInAttributes.All);
        if (custom.IsEmpty)
            return new();
        return Attributes($"{Batch} and scope = '' and {link.Filtering("attribute")} in (select value from json_each(?2))", sql => sql.Set(2, IdList.Of(custom)));
    }

    public MemberGroups<Dictionary<string, AttributeValue>> AllAttributes() => Attributes($"{Batch} and scope = ''", sql => sql);

    private MemberGroups<Dictionary<string, AttributeValue>> Attributes(string wanted, Func<Statement, Statement> bind) => new(
        bind(link.Sql($"""
            select member_id, attribute, 't', value, 0 from attribute_text where {wanted}
            union all select member_id, attribute, 'n', '', value from attribute_number where {wanted}
            union all select member_id, attribute, 'd', value, 0 from attribute_date where {wanted}
            union all select member_id, attribute, 'i', '', value from attribute_instant where {wanted}
            union all select member_id, attribute, 'f', '', case when value then 1 else 0 end from attribute_flag where {wanted}
            """).Set(1, members)),
        static (Dictionary<string, AttributeValue> values, Statement row) => values[row.Text(1)] = Value(row));

    internal const string SelectTags = "select member_id, tag, scope from member_tag";

    internal static string WantedTags(Link link) => $"{Batch} and {link.Filtering("tag")} in (select value from json_each(?2))";

    public MemberGroups<HashSet<TagKey>> Tags(SnapshotNeeds needs) =>
        needs.Tags.IsEmpty ? new() : Tags(WantedTags(link), sql => sql.Set(2, IdList.Of(needs.Tags)));

    public MemberGroups<HashSet<TagKey>> AllTags() => Tags(Batch, sql => sql);

    private MemberGroups<HashSet<TagKey>> Tags(string wanted, Func<Statement, Statement> bind) => new(
        bind(link.Sql($"{SelectTags} where {wanted}").Set(1, members)),
        static (HashSet<TagKey> tags, Statement row) => tags.Add(new TagKey(row.Text(1), row.Text(2))));

    /// <summary>Events that have been routed: a turn learns the others one by one, each when it comes to it.</summary>
    public MemberGroups<List<MemberEvent>> Events(SnapshotNeeds needs, DateTimeOffset now)
    {
        if (needs.Events.IsEmpty)
            return new();
        var from = needs.Events.ToDictionary(name => name.Key, name => name.Value is { } window ? (now - window).ToUnixTimeMilliseconds() : long.MinValue);
        return new(
            link.Sql($"""
                select e.member_id, e.id, e.name, e.at, e.stored_at, e.properties, e.depth
                from event e join json_each(?2) w on w.key = e.name
                where e.{Batch} and e.at > w.value and e.at <= ?3 and e.subject_kind = 'member' and e.routed
                order by e.member_id, e.at, e.id
                """).Set(1, members).Set(2, IdList.Of(from)).Set(3, now),
            static (List<MemberEvent> events, Statement row) => events.Add(Event(row)));
    }

    public MemberGroups<List<OrderFact>> Orders() => new(
        link.Sql($"select member_id, coalesce(external_id, public_id), status, total, placed_at, paid_at, lines from \"order\" where {Batch} order by member_id, placed_at, id").Set(1, members),
        static (List<OrderFact> orders, Statement row) => orders.Add(new OrderFact(
            row.Text(1),
            OrderStates.Read(row.Text(2)),
            ScaledDecimal.FromStored(row.Int64(3)),
            row.Instant(4),
            row.OptionalInstant(5),
            OrderLine.Products(row.Text(6)))));

    public MemberGroups<List<CouponFact>> Coupons() => new(
        link.Sql($"select member_id, effect_key, coupon, scope, state, issued_at, expires_at from coupon_instance where {Batch} order by member_id, issued_at, id").Set(1, members),
        static (List<CouponFact> coupons, Statement row) => coupons.Add(new CouponFact(
            row.Text(1),
            row.Text(2),
            row.Text(3),
            CouponStates.Read(row.Text(4)),
            row.Instant(5),
            row.OptionalInstant(6))));

    public MemberGroups<List<SubscriptionFact>> Subscriptions() => new(
        link.Sql($"select member_id, coalesce(external_id, public_id), product, state, starts_at, ends_at from subscription where {Batch} order by member_id, starts_at, id").Set(1, members),
        static (List<SubscriptionFact> subscriptions, Statement row) =>
            subscriptions.Add(new SubscriptionFact(row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Instant(5))));

    public MemberGroups<List<ChildFact>> Children() => new(
        link.Sql($"select member_id, coalesce(external_id, cast(id as text)), birth_date, due_date from child where {Batch} order by member_id, id").Set(1, members),
        static (List<ChildFact> children, Statement row) => children.Add(new ChildFact(row.Text(1), Day(row.OptionalText(2)), Day(row.OptionalText(3)))));

    public MemberGroups<HashSet<string>> Segments(SnapshotNeeds needs) => needs.Segments.IsEmpty ? new() : new(
        link.Sql($"select member_id, segment from segment_member where {Batch} and {link.Filtering("segment")} in (select value from json_each(?2))").Set(1, members).Set(2, IdList.Of(needs.Segments)),
        static (HashSet<string> segments, Statement row) => segments.Add(row.Text(1)));

    public MemberGroups<Dictionary<string, string>> Addresses() => new(
        link.Sql($"select member_id, channel, address from member_address where {Batch}").Set(1, members),
        static (Dictionary<string, string> addresses, Statement row) => addresses[row.Text(1)] = row.Text(2));

    /// <summary>Open tasks of guides by purpose, with the effect that asked.</summary>
    public MemberGroups<Dictionary<string, string>> Tasks() => new(
        link.Sql($"select member_id, purpose, effect_key from guide_task indexed by ux_guide_task_open where {Batch} and state in ({TaskStates.Unfinished})").Set(1, members),
        static (Dictionary<string, string> tasks, Statement row) => tasks[row.Text(1)] = row.Text(2));

    public MemberGroups<HashSet<Consent>> Consents() => new(
        link.Sql($"select member_id, channel, purpose from member_consent where {Batch} and granted").Set(1, members),
        static (HashSet<Consent> consents, Statement row) =>
            consents.Add(new Consent(row.Text(1), row.Text(2) == "marketing" ? MessagePurpose.Marketing : MessagePurpose.Service)));

    /// <summary>Channels whose address is on the suppression list. The list is short: it leads, and the members follow.</summary>
    public MemberGroups<Dictionary<string, string>> Suppressed() => !link.MayHold("suppression") ? new() : new(
        link.Sql($"""
            select a.member_id, a.channel, s.reason from member_address a join suppression s on s.channel = a.channel and s.address = a.address where a.{Batch}
            union all
            select m.id, s.channel, s.reason from member m join suppression s on s.channel = '{ChannelKeys.Email}' and s.address = m.email_folded
            where m.id in (select value from json_each(?1))
            union all
            select m.id, s.channel, s.reason from member m join suppression s on s.channel = '{ChannelKeys.Sms}' and s.address = m.phone
            where m.id in (select value from json_each(?1))
            """).Set(1, members),
        static (Dictionary<string, string> suppressed, Statement row) => suppressed[row.Text(1)] = row.Text(2));

    /// <summary>Recorded messages that caps and allowances count.</summary>
    public MemberGroups<List<MessageFact>> Messages(DateTimeOffset from) => new(
        link.Sql($"""
            select member_id, channel, class, journey_id, recorded_at from message indexed by ix_message_member_id_recorded_at
            where {Batch} and recorded_at > ?2 order by member_id, recorded_at, id
            """).Set(1, members).Set(2, from),
        static (List<MessageFact> messages, Statement row) => messages.Add(new MessageFact(
            row.Text(1),
            MessageStates.Class(row.Text(2)),
            row.OptionalInt64(3) is { } journey ? new JourneyId(journey) : null,
            row.Instant(4))));

    /// <summary>Messages that left.</summary>
    public MemberGroups<List<SentMessage>> Sent(DateTimeOffset from) => new(
        link.Sql($"select member_id, channel, template, sent_at from message where {Batch} and state = 'sent' and sent_at > ?2 order by member_id, sent_at, id").Set(1, members).Set(2, from),
        static (List<SentMessage> messages, Statement row) => messages.Add(new SentMessage(row.Text(1), row.Text(2), row.Instant(3))));

    /// <summary>When each member last acted themselves.</summary>
    public MemberGroups<StrongBox<DateTimeOffset>> LastActs(DateTimeOffset from, DateTimeOffset now) => new(
        link.Sql($"""
            select member_id, max(at) from event
            where {Batch} and at > ?2 and at <= ?3 and subject_kind = 'member' and routed and not name in (select value from json_each(?4)) group by member_id
            """).Set(1, members).Set(2, from).Set(3, now).Set(4, Others),
        static (StrongBox<DateTimeOffset> act, Statement row) => act.Value = row.Instant(1));

    /// <summary>An event from the columns member, id, name, at, stored at, properties, depth.</summary>
    public static MemberEvent Event(Statement row)
    {
        try
        {
            return Event(row, PropertyJson.Read(row.OptionalText(5)), readable: true);
        }
        catch (Exception exception) when (Readable.Cannot(exception))
        {
            return Event(row, [], readable: false);
        }
    }

    private static MemberEvent Event(Statement row, Dictionary<string, AttributeValue> properties, bool readable) => new()
    {
        Id = row.Int64(1),
        Name = row.Text(2),
        At = row.Instant(3),
        StoredAt = row.Instant(4),
        Properties = properties,
        Unreadable = !readable,
        Depth = row.Int32(6),
    };

    private static AttributeValue Value(Statement row) => row.Text(2) switch
    {
        "n" => new AttributeValue.Number(ScaledDecimal.FromStored(row.Int64(4))),
        "d" => new AttributeValue.Date(Day(row.Text(3))!.Value),
        "i" => new AttributeValue.Instant(row.Instant(4)),
        "f" => new AttributeValue.Flag(row.Int64(4) != 0),
        _ => new AttributeValue.Text(row.Text(3)),
    };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
