namespace JourneyStudio.Web.Features.Journeys.Map;

/// <summary>Puts what leads to something left of it. A circle is cut where it was first met.</summary>
internal static class MapLayout
{
    /// <returns>Column and row of each, from zero; in a column they keep the order they came in.</returns>
    public static IReadOnlyDictionary<string, (int Column, int Row)> Place(IReadOnlyList<string> ids, IEnumerable<(string From, string To)> links)
    {
        var next = links.Where(link => link.From != link.To).Distinct().ToLookup(link => link.From, link => link.To);
        var columns = ids.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (var id in Sorted(ids, next, out var back))
        {
            foreach (var to in next[id].Where(to => !back.Contains((id, to))))
                columns[to] = Math.Max(columns[to], columns[id] + 1);
        }
        var rows = new Dictionary<int, int>();
        return ids.ToDictionary(id => id, id => (columns[id], rows[columns[id]] = rows.GetValueOrDefault(columns[id], -1) + 1), StringComparer.Ordinal);
    }

    /// <summary>Each before those it leads to, but for the ways back that close a circle.</summary>
    private static List<string> Sorted(IReadOnlyList<string> ids, ILookup<string, string> next, out HashSet<(string, string)> back)
    {
        var closing = new HashSet<(string, string)>();
        var sorted = new List<string>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var id in ids)
            Visit(id);
        sorted.Reverse();
        back = closing;
        return sorted;

        void Visit(string id)
        {
            if (!state.TryAdd(id, false))
                return;
            foreach (var to in next[id])
            {
                if (state.TryGetValue(to, out var done) && !done)
                    closing.Add((id, to));
                else
                    Visit(to);
            }
            state[id] = true;
            sorted.Add(id);
        }
    }
}
