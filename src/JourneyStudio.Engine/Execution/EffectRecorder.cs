using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Applies effects in order to the member of a turn and records each under its key.</summary>
internal sealed class EffectRecorder(Turn turn, WorkingEnrollment enrollment, MemberEvent? cause)
{
    private readonly int depth = cause?.Depth ?? 0;

    /// <summary>Length at which a chain of events raised by effects stops.</summary>
    internal const int MostDepth = 16;

    /// <summary>Applies the effects of a visit: all of them, or none and the failure says why.</summary>
    public RecordedEffects Apply(Visit visit, ImmutableArray<Effect> effects, int firstOrdinal)
    {
        if (effects.IsEmpty) return new RecordedEffects([], null);
        if (depth >= MostDepth) return new RecordedEffects([], new Outcome.Fail("effect.depth", "16"));
        if (effects.OfType<Effect.StartJourney>().FirstOrDefault(call => !turn.Plans.Admits(call.Journey, CalledJourneys.Called)) is { } unknown)
            return new RecordedEffects([], new Outcome.Fail("journey.not-callable", unknown.Journey));
        var said = ImmutableArray.CreateBuilder<string>(effects.Length);
        for (var i = 0; i < effects.Length; i++)
        {
            var key = new EffectKey(enrollment.Id, visit.Step, firstOrdinal + i);
            var changed = Apply(key, effects[i]);
            said.Add(changed ? effects[i].Summary : $"={effects[i].Summary}");
            if (!changed) continue;
            turn.Changed();
            var identity = enrollment.Plan.Identity;
            turn.Record(new RecordedEffect(key, turn.Member.Id, identity.Journey, identity.Version, visit.Activity, turn.Now, effects[i]) { Depth = depth });
        }

        return new RecordedEffects(said.MoveToImmutable(), null);
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
            case Effect.SendMessage send:
                if (turn.Plans.Needs.Messages is not null) turn.Member = member with { Messages = [.. member.Messages, Fact(send)] };
                return true;
            case Effect.CarryRecord carry:
                enrollment.SetRecord(carry.Kind, carry.Key);
                return false;
            case Effect.SetAttribute set:
                return Set(key, set);
            case Effect.AddPoints points:
                Set(key, new Effect.SetAttribute(BuiltInAttributes.Points, new AttributeValue.Number(Balance(member) + points.Amount)));
                return points.Amount != 0;
            case Effect.Convert:
                if (enrollment.IsConverted) return false;
                enrollment.Convert(turn.Now);
                turn.Record(new Conversion(enrollment.Id, enrollment.Plan.Identity.Version, turn.Now, cause?.Id));
                return true;
            case Effect.StartJourney call:
                Raise(key, CalledJourneys.Called, [(CalledJourneys.Journey, call.Journey), (RecordKinds.Caller, key.ToString()), .. call.Records.Where(record => record.Key != RecordKinds.Caller).Select(record => (record.Key, record.Value))]);
                return true;
            case Effect.CreateTask create:
                if (member.Tasks.ContainsKey(create.Purpose)) return false;
                turn.Member = member with { Tasks = new Dictionary<string, string>(member.Tasks) { [create.Purpose] = key.ToString() } };
                Raise(key, GuideTasks.Created, [(GuideTasks.Purpose, create.Purpose), (EventProperties.Effect, key.ToString()), (RecordKinds.Session, create.Session)]);
                return true;
            case Effect.WithdrawTask withdraw:
                return OpenTasks.Withdraw(turn, key, withdraw.Purpose, depth);
            case Effect.RaiseEvent raise:
                Raise(key, raise.Name, [.. raise.Properties.Select(property => (property.Key, property.Value))]);
                return true;
            default:
                return true;
        }
    }

    private static decimal Balance(MemberSnapshot member) =>
        member.Attributes.GetValueOrDefault(BuiltInAttributes.Points) is AttributeValue.Number balance ? balance.Value : 0;

    private bool Set(EffectKey key, Effect.SetAttribute set)
    {
        var before = turn.Member.Attributes.GetValueOrDefault(set.Attribute);
        if (before == set.Value) return false;
        var attributes = new Dictionary<string, AttributeValue>(turn.Member.Attributes);
        if (set.Value is null) attributes.Remove(set.Attribute);
        else attributes[set.Attribute] = set.Value;
        turn.Member = turn.Member with { Attributes = attributes };
        Raise(key, "member.updated", [(EventProperties.Changed, set.Attribute), ($"old.{set.Attribute}", before?.ToText() ?? "")]);
        return true;
    }

    private MessageFact Fact(Effect.SendMessage send) => new(send.Channel, send.Class, enrollment.Journey, turn.Now);

    /// <summary>A tag that is given per session speaks of that session, so that a journey it lets in carries it.</summary>
    private (string Name, string Value)[] TagProperties(TagKey tag) =>
        [("tag", tag.Tag), ("scope", tag.Scope), (RecordKinds.Session, turn.Plans.Content.Tag(tag.Tag) is { Scoped: true } ? tag.Scope : "")];

    private void Raise(EffectKey key, string name, ReadOnlySpan<(string Name, string Value)> properties)
    {
        if (!turn.Plans.ListensTo(name)) return;
        var values = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>();
        foreach (var (property, value) in properties)
        {
            if (value.Length > 0) values[property] = new AttributeValue.Text(value);
        }

        turn.Raise(new RaisedEvent(key.ToString(), turn.Member.Id, name, turn.Now, values.ToImmutable(), depth + 1));
    }
}

/// <summary>What came of a visit's effects.</summary>
/// <param name="Said">The effects in short, for the trace.</param>
/// <param name="Failure">Why none was applied; null when all were.</param>
internal readonly record struct RecordedEffects(ImmutableArray<string> Said, Outcome.Fail? Failure);
