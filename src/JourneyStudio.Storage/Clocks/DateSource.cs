using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;

namespace JourneyStudio.Storage.Clocks;

/// <summary>Where the dates of an anchor are kept, so that those of a day, or of a span of instants, are found by index.</summary>
/// <param name="From">The rows, named r.</param>
/// <param name="Member">Whose they are.</param>
/// <param name="Id">Number of the row among the member's.</param>
/// <param name="Key">Key of the record.</param>
/// <param name="Value">The date or instant.</param>
/// <param name="IsDay">Whether it is a calendar date.</param>
/// <param name="Where">What else must hold.</param>
/// <param name="Zone">Zone of the record itself.</param>
internal sealed record DateSource(string From, string Member, string Id, string Key, string Value, bool IsDay, string Where = "true", string Zone = "null")
{
    private const string Own = "r.member_id";

    /// <summary>Whether <see cref="Where"/> asks for the attribute.</summary>
    public bool OfAttribute => Where.Contains("r.attribute", StringComparison.Ordinal);

    public static ImmutableArray<DateSource> Of(string anchor) => anchor switch
    {
        DateAnchors.Attribute =>
        [
            new("attribute_date r", Own, "0", "''", "r.value", IsDay: true, "r.scope = '' and r.attribute = "),
            new("attribute_text r", Own, "0", "''", "r.folded", IsDay: true, "r.scope = '' and r.attribute = "),
            new("attribute_instant r", Own, "0", "''", "r.value", IsDay: false, "r.scope = '' and r.attribute = "),
        ],
        "session.start" => [Session("r.starts_at")],
        "session.end" => [Session("r.ends_at")],
        "order.placed" => [Order("r.placed_at")],
        "order.paid" => [Order("r.paid_at")],
        "coupon.issued" => [new("coupon_instance r", Own, "r.id", "r.effect_key", "r.issued_at", IsDay: false)],
        "coupon.expires" => [new("coupon_instance r", Own, "r.id", "r.effect_key", "r.expires_at", IsDay: false)],
        "subscription.start" => [Subscription("r.starts_at")],
        "subscription.end" => [Subscription("r.ends_at")],
        "child.birth" => [Child("r.birth_date")],
        "child.due" => [Child("r.due_date")],
        "points.expires" => [new("points_ledger r", Own, "r.id", "cast(r.id as text)", "r.expires_at", IsDay: false, "r.amount > 0")],
        _ => [],
    };

    private static DateSource Order(string value) => new("\"order\" r", Own, "r.id", "coalesce(r.external_id, r.public_id)", value, IsDay: false);

    private static DateSource Subscription(string value) => new("subscription r", Own, "r.id", "coalesce(r.external_id, r.public_id)", value, IsDay: false);

    private static DateSource Child(string value) => new("child r", Own, "r.id", "coalesce(r.external_id, cast(r.id as text))", value, IsDay: true);

    /// <summary>A session concerns those who carry a tag of it.</summary>
    private static DateSource Session(string value) =>
        new("session r join member_tag t on t.scope = r.key", "t.member_id", "r.id", "r.key", value, IsDay: false, "t.scope <> '' and r.state <> 'cancelled'", "r.time_zone");
}
