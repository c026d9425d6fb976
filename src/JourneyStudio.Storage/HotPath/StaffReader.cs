using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Finds the people of the brand that notices about members go to.</summary>
internal sealed class StaffReader(Link link)
{
    /// <summary>The key of the person for each member and role; who has none is not there.</summary>
    public Dictionary<(long Member, string Role), string> Read(IEnumerable<long> members)
    {
        var found = new Dictionary<(long, string), string>();
        var rows = link.Sql($"""
            select m.id, '{StaffRoles.Manager}', s.key from member m join staff s on s.org_unit_id = m.store_id and s.role = 'manager' and s.active
            where m.id in (select value from json_each(?1))
            union all
            select m.id, '{StaffRoles.Guide}', s.key from member m join staff s on s.id = m.guide_id and s.active
            where m.id in (select value from json_each(?1))
            """).Set(1, IdList.Of(members));
        while (rows.Read())
            found.TryAdd((rows.Int64(0), rows.Text(1)), rows.Text(2));
        return found;
    }
}
