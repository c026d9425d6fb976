using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>A member as their own acts and the recorded effects make them.</summary>
internal sealed class ShadowMember(MemberSnapshot start)
{
    private readonly Dictionary<string, CouponState> coupons = [];

    public MemberSnapshot Start => start;

    public HashSet<TagKey> Tags { get; } = [.. start.Tags];

    public SortedDictionary<string, string> Attributes { get; } = new(start.Attributes.ToDictionary(held => held.Key, held => held.Value.ToText()), StringComparer.Ordinal);

    public decimal Points { get; private set; }

    public IEnumerable<string> Coupons => coupons.Select(held => $"{held.Key} {held.Value}").Order(StringComparer.Ordinal);

    public void Act(MemberAct act)
    {
        foreach (var (attribute, value) in act.Set) Set(attribute, value);
        if (act.Coupon is { } changed) coupons[changed.Instance] = changed.State;
    }

    public void Apply(RecordedEffect recorded)
    {
        switch (recorded.Effect)
        {
            case Effect.AddTag add:
                Law.Holds(Tags.Add(add.Tag), $"{recorded.Key} adds a tag that is there");
                break;
            case Effect.RemoveTag remove:
                Law.Holds(Tags.Remove(remove.Tag), $"{recorded.Key} removes a tag that is not there");
                break;
            case Effect.SetAttribute set:
                Set(set.Attribute, set.Value);
                break;
            case Effect.AddPoints points:
                Points += points.Amount;
                Set(BuiltInAttributes.Points, new AttributeValue.Number(Points));
                Law.Holds(Points >= 0, $"{recorded.Key} takes more points than there are");
                break;
            case Effect.IssueCoupon:
                coupons.Add(recorded.Key.ToString(), CouponState.Issued);
                break;
        }
    }

    private void Set(string attribute, AttributeValue? value)
    {
        if (value is null) Attributes.Remove(attribute);
        else Attributes[attribute] = value.ToText();
    }
}
