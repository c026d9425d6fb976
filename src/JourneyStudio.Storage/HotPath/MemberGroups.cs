using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>A query asked together with others (<see cref="Statement.Ask"/>), whose rows are gathered by the id in their first column.</summary>
/// <typeparam name="TGroup">What is gathered for each id.</typeparam>
internal readonly struct MemberGroups<TGroup>
    where TGroup : new()
{
    private readonly Statement? rows;
    private readonly Action<TGroup, Statement>? add;

    /// <param name="rows">The bound query. It is asked now.</param>
    /// <param name="add">Takes in the row at hand.</param>
    public MemberGroups(Statement rows, Action<TGroup, Statement> add) => (this.rows, this.add) = (rows.Ask(), add);

    /// <summary>The groups by id. Without a query there are none.</summary>
    public Dictionary<long, TGroup> Read()
    {
        var groups = new Dictionary<long, TGroup>();
        while (rows?.Read() == true)
        {
            var id = rows.Int64(0);
            if (!groups.TryGetValue(id, out var group))
                groups.Add(id, group = new TGroup());
            add!(group, rows);
        }
        return groups;
    }
}
