using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>A hand-over under way, as it stands in the transaction that goes on with it.</summary>
internal sealed record Standing(long From, string FromKey, IReadOnlyList<Standing.Target> Targets, bool Moves, long Actor, HandoverCounts Done)
{
    /// <returns>Null when it has ended, or when there is none.</returns>
    public static Standing? Read(Link link, long id)
    {
        var rows = link.Sql($"select h.staff_id, s.key, h.targets, h.moves, h.actor, h.members, h.tasks, h.codes from handover h join staff s on s.id = h.staff_id where h.id = ?1 and h.state = '{HandoverStates.Running}'").Set(1, id);
        if (!rows.Read())
            return null;
        var targets = StoredJson.Read<long[]>(rows.Text(2));
        var standing = new Standing(rows.Int64(0), rows.Text(1), [], rows.Int64(3) != 0, rows.Int64(4), new HandoverCounts(rows.Int32(5), rows.Int32(6), rows.Int32(7)));
        rows.Reset();
        return standing with { Targets = [.. targets.Select(target => TargetOf(link, target))] };
    }

    private static Target TargetOf(Link link, long staff)
    {
        var rows = link.Sql("select s.key, s.org_unit_id, o.key from staff s join org_unit o on o.id = s.org_unit_id where s.id = ?1").Set(1, staff);
        rows.Read();
        var target = new Target(staff, rows.Text(0), rows.Int64(1), rows.Text(2));
        rows.Reset();
        return target;
    }

    /// <summary>Somebody who takes over.</summary>
    public sealed record Target(long Id, string Key, long Unit, string UnitKey);
}
