using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Takes items out of a list remembering their places, and puts them back.</summary>
internal static class PlacedItems
{
    public static (ImmutableArray<T> Left, ImmutableArray<Placed<T>> Taken) Take<T>(ImmutableArray<T> items, Func<T, bool> which)
    {
        var taken = items.Select((item, index) => new Placed<T>(item, index)).Where(placed => which(placed.Item)).ToImmutableArray();
        return taken.IsEmpty ? (items, taken) : ([.. items.Where(item => !which(item))], taken);
    }

    public static ImmutableArray<T> Put<T>(ImmutableArray<T> items, ImmutableArray<Placed<T>> added)
    {
        var list = items.ToBuilder();
        foreach (var placed in added.OrderBy(placed => placed.At ?? int.MaxValue)) list.Insert(Math.Clamp(placed.At ?? list.Count, 0, list.Count), placed.Item);
        return list.ToImmutable();
    }
}
