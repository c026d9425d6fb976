using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>What members do: mostly events that some journey listens to, some late, out of order, or twice.</summary>
internal static class RandomActs
{
    private static readonly TimeSpan[] Lateness = [TimeSpan.FromMinutes(3), TimeSpan.FromHours(2), TimeSpan.FromDays(2)];

    public static IEnumerable<ChanceAct> Of(ChanceCase drawn, Dice dice)
    {
        var plans = drawn.Compile();
        var names = plans.Plans.SelectMany(plan => plan.Listens).Concat(World.Events).Distinct().Order(StringComparer.Ordinal).ToList();
        var clocks = plans.Plans.OrderBy(plan => plan.Identity.Journey.Value)
            .SelectMany(plan => plan.Triggers.Where(trigger => trigger.Clock is not null).Select(trigger => (Event: trigger.Listens[0], Name: ClockEvents.NameOf(plan.Identity.Key, trigger.Definition.Id))))
            .ToList();
        var minutes = (int)(drawn.Until - World.Start).TotalMinutes;
        var acts = new List<ChanceAct>();
        var at = dice.From(0, 60);
        var most = dice.From(10, 70);
        for (var number = 0; number < most && at < minutes; number++)
        {
            acts.Add(One(World.Start.AddMinutes(at), number, drawn, names, clocks, dice));
            if (dice.Percent(15)) acts.Add(acts[^1] with { StoredAt = acts[^1].StoredAt.AddMinutes(dice.From(0, 300)) });
            at += dice.Percent(40) ? dice.From(0, 3) : dice.From(5, 3 * minutes / most);
        }

        return acts.OrderBy(act => act.StoredAt);
    }

    private static ChanceAct One(DateTimeOffset at, int number, ChanceCase drawn, List<string> names, List<(string Event, string Name)> clocks, Dice dice)
    {
        var storedAt = dice.Percent(25) ? at + dice.Of(Lateness) : at;
        var member = dice.Of(drawn.Members).Id;
        var act = new ChanceAct(storedAt, member, at, dice.Percent(60) ? dice.Of(World.Events) : dice.Of(names), $"{number}", Properties(dice), Set(dice));
        if (clocks.Count > 0 && dice.Percent(20)) act = Clocked(act, dice.Of(clocks), dice);
        if (dice.Percent(8)) act = act with { Session = World.Session(dice.Of(World.Sessions), World.Start.AddHours(dice.From(0, 1000))) };
        return dice.Percent(12) ? act with { Event = "coupon.claimed", Coupon = dice.Of([CouponState.Claimed, CouponState.Redeemed, CouponState.Expired]) } : act;
    }

    private static ChanceAct Clocked(ChanceAct act, (string Event, string Name) clock, Dice dice)
    {
        var properties = act.Properties.SetItem(ClockEvents.Trigger, Text(clock.Name));
        if (clock.Event == ClockEvents.Date) properties = properties.SetItem(ClockEvents.Occurrence, Text($"2026-03-{dice.From(1, 3):00}"));
        return act with { Event = clock.Event, Properties = properties };
    }

    private static ImmutableSortedDictionary<string, AttributeValue> Properties(Dice dice)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        Perhaps(40, RecordKinds.Session, () => Text(dice.Of(World.Sessions)));
        Perhaps(25, RecordKinds.Order, () => Text(dice.Of(World.Orders)));
        Perhaps(10, RecordKinds.Subscription, () => Text("u1"));
        Perhaps(10, RecordKinds.Child, () => Text("c1"));
        Perhaps(50, "amount", () => new AttributeValue.Number(dice.From(0, 6)));
        Perhaps(50, "text", () => Text(dice.Of(World.Words)));
        Perhaps(50, "form", () => Text("club"));
        Perhaps(50, "tag", () => Text(dice.Of(World.Tags)));
        Perhaps(50, "segment", () => Text("regulars"));
        Perhaps(50, "purpose", () => Text(dice.Of(["signup", "checkin"])));
        Perhaps(50, "key", () => Text(dice.Of(World.Words)));
        Perhaps(30, ChangeEvents.Changed, () => Text(dice.Of(World.Attributes)));
        Perhaps(20, CalledJourneys.Journey, () => Text(dice.Of(World.Journeys)));
        return properties.ToImmutable();

        void Perhaps(int percent, string name, Func<AttributeValue> value)
        {
            if (dice.Percent(percent)) properties[name] = value();
        }
    }

    private static ImmutableSortedDictionary<string, AttributeValue?> Set(Dice dice)
    {
        var set = ImmutableSortedDictionary<string, AttributeValue?>.Empty;
        if (dice.Percent(15)) set = set.Add("due", dice.Percent(70) ? RandomMember.Date(dice) : null);
        if (dice.Percent(10)) set = set.Add("visits", dice.Percent(70) ? new AttributeValue.Number(dice.From(0, 5)) : null);
        return set;
    }

    private static AttributeValue.Text Text(string text) => new(text);
}
