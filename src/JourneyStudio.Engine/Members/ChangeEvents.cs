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

    /// <summary>Whether two values of a field differ.</summary>
    public static bool Differ(AttributeValue? before, AttributeValue? after) => before?.ToText() != after?.ToText();
}
