using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Applies effects in order to the member of a turn and records each under its key.</summary>
internal sealed class EffectRecorder(Turn turn, WorkingEnrollment enrollment, int depth)
{
    /// <summary>Length at which a chain of events raised by effects stops.</summary>
    private const int MostDepth = 16;

    /// <summary>The effects in short, for the trace; default when the chain of events is too long and nothing was done.</summary>
    public ImmutableArray<string> Apply(string activity, int step, ImmutableArray<Effect> effects)
    {
        if (effects.IsEmpty) return [];
        if (depth >= MostDepth) return default;
        var said = ImmutableArray.CreateBuilder<string>(effects.Length);
        for (var ordinal = 0; ordinal < effects.Length; ordinal++)
        {
            var key = new EffectKey(enrollment.Id, step, ordinal);
            var changed = Apply(key, effects[ordinal]);
            said.Add(changed ? effects[ordinal].Summary : $"={effects[ordinal].Summary}");
            if (!changed) continue;
            var identity = enrollment.Plan.Identity;
            turn.Record(new RecordedEffect(key, turn.Member.Id, identity.Journey, identity.Version, activity, turn.Now, effects[ordinal]));
        }

        return said.MoveToImmutable();
    }

    /// <summary>False when the effect changes nothing.</summary>
    private bool Apply(EffectKey key, Effect effect)
    {
        var member = turn.Member;
        switch (effect)
        {
            case Effect.AddTag add:
                if (member.Tags.Contains(add.Tag)) return false;
                turn.Member = member with { Tags = new HashSet<TagKey>(member.Tags) { add.Tag } };
                Raise(key, "tag.added", TagProperties(add.Tag));
                return true;
            case Effect.RemoveTag remove:
                if (!member.Tags.Contains(remove.Tag)) return false;
                turn.Member = member with { Tags = member.Tags.Where(tag => tag != remove.Tag).ToHashSet() };
                Raise(key, "tag.removed", TagProperties(remove.Tag));
                return true;
            case Effect.IssueCoupon issue:
                var instance = new CouponFact(key.ToString(), issue.Coupon, issue.Scope, CouponState.Issued, turn.Now, issue.ExpiresAt);
                turn.Member = member with { Coupons = [.. member.Coupons, instance] };
                enrollment.SetRecord(RecordKinds.CouponInstance, instance.Instance);
                Raise(key, "coupon.issued", [("coupon", issue.Coupon), (RecordKinds.CouponInstance, instance.Instance), (RecordKinds.Session, issue.Scope)]);
                return true;
            case Effect.CarryRecord carry:
                enrollment.SetRecord(carry.Kind, carry.Key);
                return false;
            default:
                return true;
        }
    }

    private static (string Name, string Value)[] TagProperties(TagKey tag) => [("tag", tag.Tag), ("scope", tag.Scope)];

    private void Raise(EffectKey key, string name, ReadOnlySpan<(string Name, string Value)> properties)
    {
        if (!turn.Plans.ListensTo(name)) return;
        var values = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>();
        foreach (var (property, value) in properties)
        {
            if (value.Length > 0) values[property] = new AttributeValue.Text(value);
        }

        turn.Raise(new RaisedEvent(key, turn.Member.Id, name, turn.Now, values.ToImmutable(), depth + 1));
    }
}
