using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>What an effect makes of a member: for the rest of the turn that asks for it, and in the store in memory once it is committed.</summary>
internal static class MemberEffects
{
    /// <summary>The member with the effect; the same where it concerns nothing that is known of a member.</summary>
    /// <param name="member">The member before.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="key">Its key.</param>
    /// <param name="journey">Journey that asked for it.</param>
    /// <param name="at">When.</param>
    public static MemberSnapshot Apply(MemberSnapshot member, Effect effect, EffectKey key, JourneyId journey, DateTimeOffset at) => effect switch
    {
        Effect.AddTag add => member with { Tags = new HashSet<TagKey>(member.Tags) { add.Tag } },
        Effect.RemoveTag remove => member with { Tags = member.Tags.Where(tag => tag != remove.Tag).ToHashSet() },
        Effect.IssueCoupon issue => member with { Coupons = [.. member.Coupons, new CouponFact(key.ToString(), issue.Coupon, issue.Scope, CouponState.Issued, at, issue.ExpiresAt)] },
        Effect.CreateTask create => member with { Tasks = new Dictionary<string, string>(member.Tasks) { [create.Purpose] = key.ToString() } },
        Effect.WithdrawTask withdraw => member with { Tasks = member.Tasks.Where(task => task.Key != withdraw.Purpose).ToDictionary() },
        Effect.SetAttribute set => With(member, set.Attribute, set.Value),
        Effect.AddPoints points => With(member, BuiltInAttributes.Points, new AttributeValue.Number(Points(member) + points.Amount)),
        Effect.SendMessage send => member with { Messages = [.. member.Messages, new MessageFact(send.Channel, send.Class, journey, at)] },
        _ => member,
    };

    private static decimal Points(MemberSnapshot member) =>
        member.Attributes.GetValueOrDefault(BuiltInAttributes.Points) is AttributeValue.Number balance ? balance.Value : 0;

    private static MemberSnapshot With(MemberSnapshot member, string attribute, AttributeValue? value)
    {
        var attributes = new Dictionary<string, AttributeValue>(member.Attributes);
        if (value is null) attributes.Remove(attribute);
        else attributes[attribute] = value;
        return member with { Attributes = attributes };
    }
}
