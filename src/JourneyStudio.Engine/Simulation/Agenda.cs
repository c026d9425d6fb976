using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>Members in the order in which they are to be looked at, so that nobody has to be searched for.</summary>
internal sealed class Agenda
{
    /// <summary>What was noted at any time: what no longer holds is dropped when its turn comes.</summary>
    private readonly PriorityQueue<MemberId, (long Place, long Member)> noted = new();
    private readonly Dictionary<MemberId, long> places = [];
    private readonly List<(MemberId Member, (long, long) Order)> seen = [];
    private readonly List<MemberId> taken = [];

    /// <summary>The first place; null when nobody waits.</summary>
    public long? First => TryPeek(out _, out var order) ? order.Place : null;

    /// <summary>Puts a member at a place, or takes them out.</summary>
    public void Put(MemberId member, long? place)
    {
        if (place is not { } at)
        {
            places.Remove(member);
            return;
        }

        if (places.TryGetValue(member, out var before) && before == at) return;
        places[member] = at;
        noted.Enqueue(member, (at, member.Value));
    }

    /// <summary>The first members up to a place, in order, without those who are busy. They stay where they are; the list holds until the next call.</summary>
    public List<MemberId> Take(long upTo, int most, IReadOnlySet<MemberId> busy)
    {
        taken.Clear();
        while (taken.Count < most && TryPeek(out var member, out var order) && order.Place <= upTo)
        {
            noted.Dequeue();
            // Noted twice, when they came back to a place
            if (seen.Count > 0 && seen[^1].Order == order) continue;
            seen.Add((member, order));
            if (busy.Count == 0 || !busy.Contains(member)) taken.Add(member);
        }

        foreach (var (member, order) in seen) noted.Enqueue(member, order);
        seen.Clear();
        return taken;
    }

    private bool TryPeek(out MemberId member, out (long Place, long Member) order)
    {
        while (noted.TryPeek(out member, out order))
        {
            if (places.TryGetValue(member, out var place) && place == order.Place) return true;
            noted.Dequeue();
        }

        return false;
    }
}
