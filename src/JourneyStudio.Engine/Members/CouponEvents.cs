namespace JourneyStudio.Engine.Members;

/// <summary>Events that tell what became of a coupon. Each happens once to an instance.</summary>
public static class CouponEvents
{
    /// <summary>Source of these events; their key is <see cref="KeyOf"/>.</summary>
    public const string Source = "coupon";

    /// <summary>The coupon was given to a member.</summary>
    public const string Issued = "coupon.issued";

    /// <summary>The member took it.</summary>
    public const string Claimed = "coupon.claimed";

    /// <summary>It was used.</summary>
    public const string Redeemed = "coupon.redeemed";

    /// <summary>It was used, and the purchase was given back.</summary>
    public const string Refunded = "coupon.refunded";

    /// <summary>Its time was over before it was used.</summary>
    public const string Expired = "coupon.expired";

    /// <summary>Key of an event among those of its source.</summary>
    /// <param name="instance">Key of the instance.</param>
    /// <param name="name">Name of the event.</param>
    public static string KeyOf(string instance, string name) => $"{instance}:{name[(Source.Length + 1)..]}";

    /// <summary>What the events tell.</summary>
    /// <param name="coupon">Key of the coupon's definition.</param>
    /// <param name="instance">Key of the instance.</param>
    /// <param name="scope">Session it was issued for, or empty.</param>
    public static Dictionary<string, AttributeValue> Properties(string coupon, string instance, string scope)
    {
        var properties = new Dictionary<string, AttributeValue>
        {
            [Source] = new AttributeValue.Text(coupon),
            [ChangeEvents.Changed] = new AttributeValue.Text("state"),
            [RecordKinds.CouponInstance] = new AttributeValue.Text(instance),
        };
        if (scope.Length > 0) properties[RecordKinds.Session] = new AttributeValue.Text(scope);
        return properties;
    }
}
