using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>
/// Names of the events by which the member store tells that a record was inserted, updated or deleted. Their property <see cref="Changed"/>
/// lists the fields that changed; <c>old.field</c> holds what each was before.
/// </summary>
public static class ChangeEvents
{
    /// <summary>Source of these events.</summary>
    public const string Source = "store";

    /// <summary>Property: the changed fields, parted by commas.</summary>
    public const string Changed = "changed";

    /// <summary>Kinds of records whose changes are told.</summary>
    public static ImmutableArray<string> Records { get; } = ["member", "order", "coupon", "subscription", "child"];

    /// <summary>The changes that are told.</summary>
    public static ImmutableArray<string> Changes { get; } = ["inserted", "updated", "deleted"];

    /// <summary>Names of the events that tell a change of a kind of record.</summary>
    public static ImmutableArray<string> Names(string record, string change) => (record, change) switch
    {
        ("coupon", "inserted") => ["coupon.issued"],
        ("coupon", "updated") => ["coupon.claimed", "coupon.redeemed", "coupon.refunded", "coupon.expired", "coupon.updated"],
        ("order", "updated") => ["order.updated", "order.paid", "order.refunded"],
        (_, "inserted") => [$"{record}.created"],
        _ => [$"{record}.{change}"],
    };

    /// <summary>The fields that an event says have changed.</summary>
    public static ImmutableArray<string> FieldsOf(MemberEvent occurred) =>
        occurred.Properties.GetValueOrDefault(Changed)?.ToText() is { Length: > 0 } text ? [.. text.Split(',', StringSplitOptions.TrimEntries)] : [];

    /// <summary>Event that tells that attributes of a member have changed.</summary>
    public const string MemberUpdated = "member.updated";

    /// <summary>Event that tells that another member has turned out to be this one; property <c>from</c>: the other's public id.</summary>
    public const string MemberMerged = "member.merged";

    /// <summary>Properties of the event that tells a change: which fields differ, and what they were; none when nothing changed.</summary>
    /// <param name="fields">The fields that were written.</param>
    /// <param name="before">Their values before.</param>
    /// <param name="after">Their values after.</param>
    public static Dictionary<string, AttributeValue> Properties(
        IEnumerable<string> fields, IReadOnlyDictionary<string, AttributeValue> before, IReadOnlyDictionary<string, AttributeValue> after)
    {
        var properties = new Dictionary<string, AttributeValue>();
        var changed = fields.Where(field => before.GetValueOrDefault(field)?.ToText() != after.GetValueOrDefault(field)?.ToText()).Order(StringComparer.Ordinal).ToList();
        if (changed.Count == 0) return properties;
        properties[Changed] = new AttributeValue.Text(string.Join(',', changed));
        foreach (var field in changed)
            if (before.GetValueOrDefault(field) is { } old) properties[$"old.{field}"] = old;
        return properties;
    }
}
