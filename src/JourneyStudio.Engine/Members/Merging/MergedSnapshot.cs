using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members.Merging;

/// <summary>What is known of two members who are one person.</summary>
internal static class MergedSnapshot
{
    /// <summary>The survivor with all that the duplicate had.</summary>
    /// <param name="survivor">Who stays.</param>
    /// <param name="duplicate">Who goes on as the survivor.</param>
    /// <param name="fromDuplicate">Attributes and channels for which the duplicate's value is taken where both have one.</param>
    /// <param name="consents">What holds for the two together.</param>
    public static MemberSnapshot Of(MemberSnapshot survivor, MemberSnapshot duplicate, ImmutableHashSet<string> fromDuplicate, ImmutableHashSet<Consent> consents) => survivor with
    {
        Closed = survivor.Closed || duplicate.Closed,
        Attributes = Attributes(survivor, duplicate, fromDuplicate),
        Tags = survivor.Tags.Union(duplicate.Tags).ToHashSet(),
        Segments = survivor.Segments.Union(duplicate.Segments).ToHashSet(),
        Events = [.. survivor.Events.Concat(duplicate.Events).OrderBy(occurred => occurred.Id)],
        Orders = [.. survivor.Orders.Concat(duplicate.Orders).OrderBy(order => order.PlacedAt)],
        Coupons = [.. survivor.Coupons.Concat(duplicate.Coupons).OrderBy(coupon => coupon.IssuedAt)],
        Subscriptions = [.. survivor.Subscriptions.Concat(duplicate.Subscriptions).OrderBy(term => term.StartsAt)],
        Children = [.. survivor.Children, .. duplicate.Children],
        Tasks = Either(duplicate.Tasks, survivor.Tasks),
        Addresses = Chosen(survivor.Addresses, duplicate.Addresses, fromDuplicate),
        Consents = consents,
        Suppressed = Suppressed(survivor, duplicate, fromDuplicate),
        Messages = [.. survivor.Messages.Concat(duplicate.Messages).OrderBy(message => message.At)],
        Sent = [.. survivor.Sent.Concat(duplicate.Sent).OrderBy(message => message.At)],
        LastAct = survivor.LastAct > duplicate.LastAct || duplicate.LastAct is null ? survivor.LastAct : duplicate.LastAct,
    };

    /// <summary>What is left of somebody: the numbers that others refer to.</summary>
    public static MemberSnapshot Gone(MemberSnapshot member) => new() { Id = member.Id, PublicId = member.PublicId, Zone = member.Zone, Language = member.Language, IsStaff = member.IsStaff, Closed = true };

    private static Dictionary<string, AttributeValue> Attributes(MemberSnapshot survivor, MemberSnapshot duplicate, ImmutableHashSet<string> fromDuplicate)
    {
        var merged = Chosen(survivor.Attributes, duplicate.Attributes, fromDuplicate.Remove(BuiltInAttributes.Points));
        if (Points(survivor) + Points(duplicate) is var points and not 0) merged[BuiltInAttributes.Points] = new AttributeValue.Number(points);
        return merged;
    }

    /// <summary>An address stays suppressed; and a wish of the person's holds for whichever address is kept.</summary>
    private static Dictionary<string, string> Suppressed(MemberSnapshot survivor, MemberSnapshot duplicate, ImmutableHashSet<string> fromDuplicate)
    {
        var kept = Chosen(survivor.Addresses, duplicate.Addresses, fromDuplicate);
        var suppressed = new Dictionary<string, string>();
        foreach (var member in (MemberSnapshot[])[duplicate, survivor])
        {
            foreach (var (channel, reason) in member.Suppressed)
            {
                if (ConsentBook.IsOfThePerson(reason) || member.Addresses.GetValueOrDefault(channel) == kept.GetValueOrDefault(channel)) suppressed[channel] = reason;
            }
        }

        return suppressed;
    }

    private static Dictionary<string, T> Chosen<T>(IReadOnlyDictionary<string, T> survivor, IReadOnlyDictionary<string, T> duplicate, ImmutableHashSet<string> fromDuplicate)
    {
        var merged = Either(duplicate, survivor);
        foreach (var (key, value) in duplicate)
        {
            if (fromDuplicate.Contains(key)) merged[key] = value;
        }

        return merged;
    }

    private static Dictionary<string, T> Either<T>(IReadOnlyDictionary<string, T> weaker, IReadOnlyDictionary<string, T> stronger)
    {
        var merged = new Dictionary<string, T>(weaker);
        foreach (var (key, value) in stronger) merged[key] = value;
        return merged;
    }

    private static decimal Points(MemberSnapshot member) => member.Attributes.GetValueOrDefault(BuiltInAttributes.Points) is AttributeValue.Number points ? points.Value : 0;
}
