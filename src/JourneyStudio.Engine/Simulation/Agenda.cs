using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>Members in the order in which they are to be looked at, so that nobody has to be searched for.</summary>
internal sealed class Agenda
{
    private readonly SortedSet<(long Place, long Member)> entries = new(Comparer<(long Place, long Member)>.Create(Compare));
    private readonly Dictionary<MemberId, long> places = [];

    /// <summary>The first place; null when nobody waits.</summary>
    public long? First => entries.Count == 0 ? null : entries.Min.Place;

    /// <summary>Puts a member at a place, or takes them out.</summary>
    public void Put(MemberId member, long? place)
    {
        if (places.TryGetValue(member, out var before))
        {
            if (before == place) return;
            entries.Remove((before, member.Value));
            places.Remove(member);
        }

        if (place is not { } at) return;
        entries.Add((at, member.Value));
        places.Add(member, at);
    }

    /// <summary>The first members up to a place, in order, without those who are busy.</summary>
    public List<MemberId> Take(long upTo, int most, IReadOnlySet<MemberId> busy)
    {
        if (!(First <= upTo)) return [];
        var taken = new List<MemberId>();
        foreach (var (place, member) in entries)
        {
            if (place > upTo || taken.Count == most) break;
            if (busy.Count == 0 || !busy.Contains(new MemberId(member))) taken.Add(new MemberId(member));
        }

        return taken;
    }

    private static int Compare((long Place, long Member) a, (long Place, long Member) b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Member.CompareTo(b.Member);
}
