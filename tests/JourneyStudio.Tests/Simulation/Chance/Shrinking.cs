using System.Collections.Immutable;
using System.Text;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Takes away from a failing case whatever it fails without, and tells what is left.</summary>
internal static class Shrinking
{
    public static async Task<string> TellAsync(ChanceCase failing)
    {
        var smallest = failing;
        for (var before = -1; before != Size(smallest);)
        {
            before = Size(smallest);
            smallest = await SmallerAsync(smallest, smallest.Acts, (one, acts) => one with { Acts = acts });
            smallest = await SmallerAsync(smallest, smallest.Migrations, (one, migrations) => one with { Migrations = migrations });
            smallest = await SmallerAsync(smallest, smallest.Members, (one, members) => one with { Members = members, Acts = [.. one.Acts.Where(act => members.Any(member => member.Id == act.Member))] });
            smallest = await SmallerAsync(smallest, smallest.Journeys, (one, journeys) => one with { Journeys = journeys });
            for (var at = 0; at < smallest.Journeys.Length; at++) smallest = await PrunedAsync(smallest, at);
        }

        return $"{await Trial.FailureAsync(smallest)}\n\n{Tell(smallest)}";
    }

    private static int Size(ChanceCase one) => one.Acts.Length + one.Members.Length + one.Migrations.Length + one.Journeys.Sum(journey => 1 + journey.Activities.Length + journey.Connections.Length);

    private static async Task<ChanceCase> PrunedAsync(ChanceCase failing, int at)
    {
        var smaller = await SmallerAsync(failing, failing.Journeys[at].Connections, (one, left) => With(one, at, journey => journey with { Connections = left }));
        return await SmallerAsync(smaller, smaller.Journeys[at].Activities, (one, left) => With(one, at, journey => journey with
        {
            Activities = left,
            Connections = [.. journey.Connections.Where(connection => left.Any(activity => activity.Id == connection.Source) && left.Any(activity => activity.Id == connection.Target))],
        }));
    }

    private static ChanceCase With(ChanceCase one, int at, Func<JourneyDefinition, JourneyDefinition> change) => one with { Journeys = one.Journeys.SetItem(at, change(one.Journeys[at])) };

    private static async Task<ChanceCase> SmallerAsync<T>(ChanceCase failing, ImmutableArray<T> parts, Func<ChanceCase, ImmutableArray<T>, ChanceCase> with)
    {
        for (var at = parts.Length - 1; at >= 0; at--)
        {
            var less = with(failing, parts.RemoveAt(at));
            if (less.Journeys.IsEmpty || less.Members.IsEmpty || await Trial.FailureAsync(less) is null) continue;
            (failing, parts) = (less, parts.RemoveAt(at));
        }

        return failing;
    }

    private static string Tell(ChanceCase one)
    {
        var text = new StringBuilder();
        foreach (var journey in one.Journeys) text.AppendLine(DefinitionJson.Write(journey, World.Catalog.PropertyOrder));
        foreach (var migration in one.Migrations)
            text.AppendLine(DefinitionJson.Write(migration.Second, World.Catalog.PropertyOrder)).AppendLine($"migration at {migration.At:O} {string.Join(' ', migration.Map.Select(entry => $"{entry.Key}>{entry.Value.Way}:{entry.Value.Target}"))} back {migration.TakenBackAt:O}");
        foreach (var member in one.Members) text.AppendLine($"member {member.Id.Value} {member.PublicId} {member.Zone.Id} tags {string.Join(' ', member.Tags)} {string.Join(' ', member.Attributes)}");
        foreach (var act in one.Acts)
            text.AppendLine($"{act.StoredAt:O} member {act.Member.Value} {act.Event} ({act.Key}) at {act.At:O} {string.Join(' ', act.Properties.Select(p => $"{p.Key}={p.Value}"))} set {string.Join(' ', act.Set.Select(p => $"{p.Key}={p.Value}"))} {act.Coupon} {act.Session?.Key} {act.Session?.StartsAt:O}");
        return text.Append($"tick {one.Tick}, until {one.Until:O}").ToString();
    }
}
