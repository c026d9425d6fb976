using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Clocks;

/// <summary>Dates that triggers and waits can count from: an attribute of the member, or a date of a record.</summary>
public static class DateAnchors
{
    /// <summary>A date or an instant among the member's attributes.</summary>
    public const string Attribute = "attribute";

    private const string Session = "session.";
    private const string Order = "order.";
    private const string Coupon = "coupon.";
    private const string Subscription = "subscription.";
    private const string Child = "child.";

    /// <summary>Anchors that an enrollment can carry, in the order they are shown.</summary>
    public static ImmutableArray<string> Carried { get; } =
    [
        Attribute, Session + "start", Session + "end", Order + "placed", Order + "paid", Coupon + "issued", Coupon + "expires",
        Subscription + "start", Subscription + "end", Child + "birth", Child + "due",
    ];

    /// <summary>Every anchor: a batch of points too, which no enrollment carries.</summary>
    public static ImmutableArray<string> All { get; } = [.. Carried, "points.expires"];

    /// <summary>Kind of record that the anchor belongs to (see <see cref="RecordKinds"/>); null for one of the member, and for points.</summary>
    public static string? RecordOf(string anchor) => anchor[..(anchor.IndexOf('.') + 1)] switch
    {
        Session => RecordKinds.Session,
        Order => RecordKinds.Order,
        Coupon => RecordKinds.CouponInstance,
        Subscription => RecordKinds.Subscription,
        Child => RecordKinds.Child,
        _ => null,
    };

    /// <summary>What is read of a member to know the date.</summary>
    public static SnapshotNeeds Needs(string anchor, string attribute) => RecordOf(anchor) switch
    {
        RecordKinds.Order => new() { Orders = true },
        RecordKinds.CouponInstance => new() { Coupons = true },
        RecordKinds.Subscription => new() { Subscriptions = true },
        RecordKinds.Child => new() { Children = true },
        _ => anchor == Attribute && attribute.Length > 0 ? new() { Attributes = [attribute] } : SnapshotNeeds.None,
    };

    /// <summary>Names of the events after which the date may be another. A session's waits are woken when it is rescheduled.</summary>
    public static ImmutableArray<string> Events(string anchor) => RecordOf(anchor) switch
    {
        RecordKinds.Order => Told("order"),
        RecordKinds.CouponInstance => Told("coupon"),
        RecordKinds.Subscription => Told("subscription"),
        RecordKinds.Child => Told("child"),
        _ => anchor == Attribute ? ChangeEvents.Names("member", "updated") : [],
    };

    private static ImmutableArray<string> Told(string record) => [.. ChangeEvents.Changes.SelectMany(change => ChangeEvents.Names(record, change))];

    /// <summary>The date as an enrollment knows it: of the member, or of the record that it carries; null when there is none.</summary>
    public static AttributeValue? Find(string anchor, string attribute, MemberSnapshot member, IReadOnlyDictionary<string, string> records, SessionRecord? session)
    {
        if (anchor == Attribute) return DateOf(member.Attributes.GetValueOrDefault(attribute));
        if (RecordOf(anchor) is not { } kind || !records.TryGetValue(kind, out var key)) return null;
        return Dates(anchor, member, session).Where(date => date.Key == key).Select(date => date.Value).FirstOrDefault();
    }

    /// <summary>All dates of the anchor that a member has, by record; the record's key is empty for an attribute.</summary>
    public static IEnumerable<KeyValuePair<string, AttributeValue>> Dates(string anchor, string attribute, MemberSnapshot member, SessionRecord? session) =>
        anchor == Attribute
            ? DateOf(member.Attributes.GetValueOrDefault(attribute)) is { } date ? [KeyValuePair.Create("", date)] : []
            : Dates(anchor, member, session);

    private static IEnumerable<KeyValuePair<string, AttributeValue>> Dates(string anchor, MemberSnapshot member, SessionRecord? session)
    {
        IEnumerable<(string Key, AttributeValue? Value)> found = anchor switch
        {
            Session + "start" => session is null ? [] : [At(session.Key, session.StartsAt)],
            Session + "end" => session is null ? [] : [At(session.Key, session.EndsAt)],
            Order + "placed" => member.Orders.Select(order => At(order.Key, order.PlacedAt)),
            Order + "paid" => member.Orders.Select(order => At(order.Key, order.PaidAt)),
            Coupon + "issued" => member.Coupons.Select(coupon => At(coupon.Instance, coupon.IssuedAt)),
            Coupon + "expires" => member.Coupons.Select(coupon => At(coupon.Instance, coupon.ExpiresAt)),
            Subscription + "start" => member.Subscriptions.Select(subscription => At(subscription.Key, subscription.StartsAt)),
            Subscription + "end" => member.Subscriptions.Select(subscription => At(subscription.Key, subscription.EndsAt)),
            Child + "birth" => member.Children.Select(child => On(child.Key, child.BirthDate)),
            Child + "due" => member.Children.Select(child => On(child.Key, child.DueDate)),
            _ => [],
        };
        return found.Where(date => date.Value is not null).Select(date => KeyValuePair.Create(date.Key, date.Value!));
    }

    /// <summary>A text that reads as a date counts as one: attributes that no form has typed yet.</summary>
    private static AttributeValue? DateOf(AttributeValue? value) => value switch
    {
        AttributeValue.Date or AttributeValue.Instant => value,
        AttributeValue.Text text when Rules.DateValues.Fixed(text.Value) is { } date => new AttributeValue.Date(date),
        _ => null,
    };

    private static (string Key, AttributeValue? Value) At(string key, DateTimeOffset? instant) => (key, instant is { } at ? new AttributeValue.Instant(at) : null);

    private static (string Key, AttributeValue? Value) On(string key, DateOnly? date) => (key, date is { } on ? new AttributeValue.Date(on) : null);
}
