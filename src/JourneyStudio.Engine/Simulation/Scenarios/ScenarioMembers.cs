using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
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
        Consents = member.Addresses.Keys.Select(channel => new Consent(channel, MessagePurpose.Service))
            .Concat(member.Marketing.Select(channel => new Consent(channel, MessagePurpose.Marketing))).ToHashSet(),
    };

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
        return new MemberAct(member.Id, act.At, act.Event, properties, act.Set.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.ValueKind == JsonValueKind.Null ? null : Value(entry.Value)), coupon) { Task = task };
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
