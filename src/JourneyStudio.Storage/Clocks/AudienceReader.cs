using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Clocks;

/// <summary>Goes through all active members page by page and tells for whom a rule holds.</summary>
internal sealed class AudienceReader(Link link, Rule? rule, string defaultZone, DateTimeOffset now)
{
    private const int Page = 1_000;

    private readonly SnapshotNeeds needs = Audiences.Needs(rule);

    /// <summary>All of them. Call inside one read, so that it is one moment.</summary>
    public List<long> All()
    {
        var members = new List<long>();
        for (var page = Next(0); page.Last > 0; page = Next(page.Last))
            members.AddRange(page.Holds);
        return members;
    }

    /// <summary>The page of members that follows one.</summary>
    /// <returns>For whom the rule holds, everyone of the page, and its last member; 0 behind the end.</returns>
    public (List<long> Holds, List<long> Members, long Last) Next(long after)
    {
        var ids = new List<long>(Page);
        var rows = link.Sql("select id from member where id > ?1 and state = 'active' and staff_id is null order by id limit ?2").Set(1, after).Set(2, Page);
        while (rows.Read())
            ids.Add(rows.Int64(0));
        if (ids.Count == 0)
            return ([], [], 0);
        if (rule is null)
            return (ids, ids, ids[^1]);
        var snapshots = new SnapshotReader(link).Read(ids, needs, defaultZone, now);
        return (ids.FindAll(id => Audiences.Holds(rule, snapshots[id], now)), ids, ids[^1]);
    }
}
