using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What becomes of those who stand at each activity of a version when they go to another one.</summary>
/// <remarks>An enrollment goes as a whole. It leaves if any of its tokens stands where the map says exit; else it stays if any stands where the map says stay; else all go.</remarks>
public static class MigrationMap
{
    /// <summary>Problem of a map by which everybody stays. It can be looked at, and not carried out.</summary>
    public const string Nothing = "migration.nothing";

    /// <summary>Activities of a version where members can stand, in the order drawn: the map says of each of them what happens.</summary>
    public static IEnumerable<string> Places(Plan from) => from.Definition.Activities.Select(activity => activity.Id).Where(id => !IsTrigger(from, id));

    /// <summary>Whether members can be put at an activity of a version.</summary>
    public static bool CanReceive(Plan to, string activity) => to.Find(activity) is not null && !IsTrigger(to, activity);

    /// <summary>The obvious map: to the activity of the same id and kind; from one that is no more, to the next wait on its old way; else they stay.</summary>
    public static ImmutableSortedDictionary<string, MigrationChoice> Suggest(Plan from, Plan to) =>
        Places(from).ToImmutableSortedDictionary(activity => activity, activity => Next(from, to, activity) is { } target ? MigrationChoice.To(target) : MigrationChoice.Stay, StringComparer.Ordinal);

    /// <summary>What is wrong with a map; empty when it can be carried out.</summary>
    public static ImmutableArray<Problem> Check(Plan from, Plan to, IReadOnlyDictionary<string, MigrationChoice> map)
    {
        if (from.Identity.Journey != to.Identity.Journey) return [new Problem("migration.other-journey", to.Identity.Key)];
        if (from.Identity.Version == to.Identity.Version) return [new Problem("migration.same-version", $"{to.Identity.Number}")];
        return
        [
            .. Places(from).Where(activity => !map.ContainsKey(activity)).Select(activity => new Problem("migration.incomplete", activity) { Activity = activity }),
            .. map.Where(entry => from.Find(entry.Key) is null).Select(entry => new Problem("migration.no-place", entry.Key)),
            .. map.Where(entry => entry.Value.Way == MigrationWay.Move).SelectMany(entry => Target(to, entry.Key, entry.Value.Target ?? "")),
            .. map.Values.All(choice => choice.Way == MigrationWay.Stay) ? new[] { new Problem(Nothing) } : [],
        ];
    }

    private static IEnumerable<Problem> Target(Plan to, string activity, string target)
    {
        if (to.Find(target) is null) yield return new Problem("migration.no-target", activity, target) { Activity = activity };
        else if (IsTrigger(to, target)) yield return new Problem("migration.to-trigger", activity, target) { Activity = activity };
        else if (LoopsWithoutWait(to, target)) yield return new Problem("migration.loop", activity, target) { Activity = activity };
    }

    /// <summary>Whether who is put there may come back without having rested anywhere.</summary>
    private static bool LoopsWithoutWait(Plan to, string target) => !Rests(to, target) && Walk(to, target, activity => !Rests(to, activity)).Contains(target);

    private static string? Next(Plan from, Plan to, string activity)
    {
        if (Alike(from, to, activity)) return activity;
        return to.Find(activity) is null ? Walk(from, activity, _ => true).FirstOrDefault(next => from.Find(next)!.Kind.Descriptor.Family == ActivityFamily.Wait && Alike(from, to, next)) : null;
    }

    private static bool Alike(Plan from, Plan to, string activity) =>
        !IsTrigger(from, activity) && to.Find(activity) is { } there && from.Find(activity)!.Kind.Descriptor.Type == there.Kind.Descriptor.Type;

    /// <summary>What can be reached, the nearest first; the start is among it when a way leads back.</summary>
    private static IEnumerable<string> Walk(Plan plan, string start, Func<string, bool> goesOn)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var at))
        {
            foreach (var next in plan.Definition.Connections.Where(connection => connection.Source == at).Select(connection => connection.Target))
            {
                if (!seen.Add(next)) continue;
                yield return next;
                if (goesOn(next)) open.Enqueue(next);
            }
        }
    }

    private static bool Rests(Plan plan, string activity) => plan.Find(activity)?.Kind.Descriptor.Parks == true;

    private static bool IsTrigger(Plan plan, string activity) => plan.Find(activity)?.Kind.Descriptor.Family == ActivityFamily.Trigger;
}
