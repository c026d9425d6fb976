using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>Kinds of records that an event can speak of and an enrollment can carry. A property of an event with such a name is that record's key.</summary>
public static class RecordKinds
{
    /// <summary>A session (活动场次) of a campaign.</summary>
    public const string Session = "session";

    /// <summary>One issued instance of a coupon; the coupon's own key stands beside it as the property <c>coupon</c>.</summary>
    public const string CouponInstance = "instance";

    /// <summary>An order.</summary>
    public const string Order = "order";

    /// <summary>A subscription.</summary>
    public const string Subscription = "subscription";

    /// <summary>A child.</summary>
    public const string Child = "child";

    /// <summary>The effect of another journey that called this one.</summary>
    public const string Caller = "caller";

    /// <summary>All kinds, in the order they are written.</summary>
    public static ImmutableArray<string> All { get; } = [Session, CouponInstance, Order, Subscription, Child, Caller];
}
