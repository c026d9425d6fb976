using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Events that take back what an earlier one of the same record proved.</summary>
public static class UndoneEvents
{
    /// <summary>The event that undoes events of this name, and the record both speak of; null when none does.</summary>
    public static (string Event, string Record)? By(string name) => name switch
    {
        "order.paid" => ("order.refunded", RecordKinds.Order),
        "coupon.redeemed" => ("coupon.refunded", RecordKinds.CouponInstance),
        _ => null,
    };
}
