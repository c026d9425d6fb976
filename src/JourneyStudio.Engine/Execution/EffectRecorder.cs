using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Applies effects in order to the member of a turn and records each under its key.</summary>
internal readonly struct EffectRecorder(Turn turn, WorkingEnrollment enrollment, MemberEvent? cause)
{
    private readonly int depth = cause?.Depth ?? 0;

    /// <summary>Length at which a chain of events raised by effects stops.</summary>
    internal const int MostDepth = 16;

    /// <summary>Applies the effects of a visit: all of them, or none and the failure says why.</summary>
    public RecordedEffects Apply(Visit visit, ImmutableArray<Effect> effects, int firstOrdinal)
    {
        if (effects.IsEmpty) return new RecordedEffects([], null);
        if (depth >= MostDepth) return new RecordedEffects([], new Outcome.Fail("effect.depth", "16"));
        foreach (var effect in effects)
        {
            if (effect is Effect.StartJourney call && !turn.Plans.Admits(call.Journey, CalledJourneys.Called))
                return new RecordedEffects([], new Outcome.Fail("journey.not-callable", call.Journey));
            if (effect is Effect.AddTag or Effect.RemoveTag && Computed(effect) is { } tag)
                return new RecordedEffects([], new Outcome.Fail("tag.computed", tag));
        }

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

    /// <summary>The tag that an effect would write although the system alone does.</summary>
    private string? Computed(Effect effect)
    {
        var tag = effect is Effect.AddTag add ? add.Tag.Tag : ((Effect.RemoveTag)effect).Tag.Tag;
        return turn.Plans.Content.Tag(tag) is { IsComputed: true } ? tag : null;
    }

    /// <summary>False when the effect changes nothing.</summary>
    private bool Apply(EffectKey key, Effect effect)
    {
        var member = turn.Member;
        switch (effect)
        {
            case Effect.AddTag add:
                if (member.Tags.Contains(add.Tag)) return false;
                Become(key, effect);
                Raise(key, "tag.added", TagProperties(add.Tag));
                return true;
            case Effect.RemoveTag remove:
                if (!member.Tags.Contains(remove.Tag)) return false;
                Become(key, effect);
                Raise(key, "tag.removed", TagProperties(remove.Tag));
                return true;
            case Effect.IssueCoupon issue:
                Become(key, effect);
                enrollment.SetRecord(RecordKinds.CouponInstance, key.ToString());
                Raise(key, "coupon.issued", [("coupon", issue.Coupon), (RecordKinds.CouponInstance, key.ToString()), (RecordKinds.Session, issue.Scope)]);
                return true;
            case Effect.SendMessage:
                if (turn.Plans.Needs.Messages is not null) Become(key, effect);
                return true;
            case Effect.CarryRecord carry:
                enrollment.SetRecord(carry.Kind, carry.Key);
                return false;
            case Effect.SetValue remember:
                return enrollment.SetValue(remember.Name, remember.Value);
            case Effect.SetAttribute set:
                return Update(key, set.Attribute, effect);
            case Effect.AddPoints:
                return Update(key, BuiltInAttributes.Points, effect);
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
                Become(key, effect);
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

    private void Become(EffectKey key, Effect effect) => turn.Member = MemberEffects.Apply(turn.Member, effect, key, enrollment.Journey, turn.Now);

    private bool Update(EffectKey key, string attribute, Effect effect)
    {
        var before = turn.Member;
        Become(key, effect);
        var old = before.Attributes.GetValueOrDefault(attribute);
        if (turn.Member.Attributes.GetValueOrDefault(attribute) == old || effect is Effect.AddPoints { Amount: 0 })
        {
            turn.Member = before;
            return false;
        }

        Raise(key, "member.updated", [(EventProperties.Changed, attribute), ($"old.{attribute}", old?.ToText() ?? "")]);
        return true;
    }

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
