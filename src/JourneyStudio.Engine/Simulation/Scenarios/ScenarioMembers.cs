using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Turns what a script says of members into what stores take.</summary>
public static class ScenarioMembers
{
    /// <summary>The member as the script begins.</summary>
    /// <param name="member">What the script says of them.</param>
    /// <param name="id">Their number.</param>
    /// <param name="zone">Zone of members who have none.</param>
    public static MemberSnapshot Snapshot(ScenarioMember member, MemberId id, string zone) => new()
    {
        Id = id,
        PublicId = member.Id,
        IsStaff = member.Staff,
        Zone = TimeZoneInfo.FindSystemTimeZoneById(member.Zone ?? zone),
        Language = member.Language,
        Attributes = member.Attributes.ToDictionary(entry => entry.Key, entry => Value(entry.Value)),
        Tags = member.Tags.Select(Tag).ToHashSet(),
        Addresses = member.Addresses,
        Consents = member.Addresses.Keys.Except(member.NoService).Select(channel => new Consent(channel, MessagePurpose.Service))
            .Concat(member.Marketing.Select(channel => new Consent(channel, MessagePurpose.Marketing))).ToHashSet(),
        Suppressed = member.Suppressed,
        Segments = member.Segments.ToHashSet(),
        Orders = member.Orders,
        Coupons = member.Coupons,
        Subscriptions = member.Subscriptions,
        Children = member.Children,
        Messages = [.. member.Received.Select(message => new MessageFact(message.Channel, message.Class, null, message.At))],
        Sent = [.. member.Received.Select(message => new SentMessage(message.Channel, message.Template, message.At))],
        Events = [.. member.Past.Select((past, index) => new MemberEvent
        {
            Id = index - member.Past.Length,
            Name = past.Event,
            At = past.At,
            StoredAt = past.At,
            Properties = past.Properties.ToDictionary(entry => entry.Key, entry => Value(entry.Value)),
        })],
    };

    /// <summary>What a script says of a member: their numbers, links and open tasks stay behind.</summary>
    /// <param name="member">The member as they are.</param>
    /// <param name="id">Name by which the script speaks of them.</param>
    public static ScenarioMember Script(MemberSnapshot member, string id) => new()
    {
        Id = id,
        Staff = member.IsStaff,
        Zone = member.Zone.Id,
        Language = member.Language,
        Attributes = Json(member.Attributes),
        Tags = [.. member.Tags.Select(tag => tag.ToString()).Order(StringComparer.Ordinal)],
        Addresses = member.Addresses.ToImmutableSortedDictionary(),
        Marketing = Consented(member, MessagePurpose.Marketing),
        NoService = [.. member.Addresses.Keys.Except(Consented(member, MessagePurpose.Service)).Order(StringComparer.Ordinal)],
        Suppressed = member.Suppressed.ToImmutableSortedDictionary(),
        Segments = [.. member.Segments.Order(StringComparer.Ordinal)],
        Orders = [.. member.Orders],
        Coupons = [.. member.Coupons],
        Subscriptions = [.. member.Subscriptions],
        Children = [.. member.Children],
        Received = [.. member.Sent.Select(sent => new ScenarioReceived(sent.Channel, sent.Template, sent.At, Class(member, sent)))],
        Past = [.. member.Events.Select(happened => new ScenarioPast(happened.At, happened.Name) { Properties = Json(happened.Properties) })],
    };

    private static ImmutableArray<string> Consented(MemberSnapshot member, MessagePurpose purpose) =>
        [.. member.Consents.Where(consent => consent.Purpose == purpose).Select(consent => consent.Channel).Order(StringComparer.Ordinal)];

    private static MessageClass Class(MemberSnapshot member, SentMessage sent) =>
        member.Messages.FirstOrDefault(message => message.Channel == sent.Channel && message.At <= sent.At)?.Class ?? MessageClass.Service;

    /// <summary>Values as scripts write them.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> Json(IReadOnlyDictionary<string, AttributeValue> values) =>
        values.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value switch
        {
            AttributeValue.Number number => JsonSerializer.SerializeToElement(number.Value),
            AttributeValue.Flag flag => JsonSerializer.SerializeToElement(flag.Value),
            var other => JsonSerializer.SerializeToElement(other.ToText()),
        });

    /// <summary>Has a member do what a script says. Who was merged acts under the name they had; what they hold is the survivor's.</summary>
    public static async Task ActAsync(this IScenarioStore store, MemberId who, ScenarioAct act, CancellationToken cancellationToken)
    {
        var member = await store.MemberAsync(who, cancellationToken);
        if (member.MergedInto is { } survivor) member = await store.MemberAsync(survivor, cancellationToken) with { Id = member.Id };
        await store.ActAsync(Act(act, member), cancellationToken);
    }

    /// <summary>What a member does, with the coupon or the task that it is about.</summary>
    /// <param name="act">What the script says.</param>
    /// <param name="member">The member as they are then.</param>
    public static MemberAct Act(ScenarioAct act, MemberSnapshot member)
    {
        var properties = act.Properties.ToImmutableSortedDictionary(entry => entry.Key, entry => Value(entry.Value));
        var coupon = Coupon(act, properties, member);
        if (coupon is not null) properties = properties.SetItem(RecordKinds.CouponInstance, new AttributeValue.Text(coupon.Instance));
        var task = Task(act, properties, member);
        if (task is not null) properties = properties.SetItem(EventProperties.Effect, new AttributeValue.Text(task.Effect));
        return new MemberAct(member.Id, act.At, act.Event, properties, act.Set.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.ValueKind == JsonValueKind.Null ? null : Value(entry.Value)), coupon) { Task = task, Agreed = act.Agrees };
    }

    /// <summary>Reads a tag as scripts write it.</summary>
    /// <param name="text"><c>tag</c> or <c>tag@scope</c>.</param>
    public static TagKey Tag(string text) => text.Split('@', 2) is [var tag, var scope] ? new TagKey(tag, scope) : new TagKey(text, "");

    private static CouponChange? Coupon(ScenarioAct act, ImmutableSortedDictionary<string, AttributeValue> properties, MemberSnapshot member)
    {
        CouponState? state = act.Event switch
        {
            "coupon.claimed" => CouponState.Claimed,
            "coupon.redeemed" => CouponState.Redeemed,
            "coupon.refunded" => CouponState.Refunded,
            _ => null,
        };
        var session = properties.GetValueOrDefault(RecordKinds.Session)?.ToText();
        var held = member.Coupons.LastOrDefault(one => one.Coupon == properties.GetValueOrDefault("coupon")?.ToText() && (session is null || one.Scope == session));
        return state is { } to && held is not null ? new CouponChange(held.Instance, to) : null;
    }

    private static TaskChange? Task(ScenarioAct act, ImmutableSortedDictionary<string, AttributeValue> properties, MemberSnapshot member)
    {
        if (act.Event != GuideTasks.Finished) return null;
        var purpose = properties.GetValueOrDefault(GuideTasks.Purpose)?.ToText() ?? "";
        var outcome = properties.GetValueOrDefault(GuideTasks.Outcome)?.ToText() ?? "";
        return member.Tasks.TryGetValue(purpose, out var effect) ? new TaskChange(effect, purpose, outcome) : null;
    }

    private static AttributeValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new AttributeValue.Number(value.GetDecimal()),
        JsonValueKind.True or JsonValueKind.False => new AttributeValue.Flag(value.GetBoolean()),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new AttributeValue.Date(date),
        _ => new AttributeValue.Text(value.ToString()),
    };
}
