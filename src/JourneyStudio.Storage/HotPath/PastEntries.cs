using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>When members entered which journeys under which keys: those that retention has forgotten, and those still stored. Asked when made, together with other queries.</summary>
internal readonly struct PastEntries(Link link, IdList members)
{
    private const string Batch = "member_id in (select value from json_each(?1))";

    private readonly MemberGroups<List<PastEntry>> forgotten = new(
        link.Sql($"select member_id, journey_id, entry_key, entered_at from past_entry where {Batch}").Set(1, members), Add);

    private readonly MemberGroups<List<PastEntry>> stored = new(
        link.Sql($"""
            select member_id, journey_id, entry_key, max(entered_at)
            from enrollment indexed by ix_enrollment_member_id_journey_id where {Batch} group by member_id, journey_id, entry_key
            """).Set(1, members),
        Add);

    /// <summary>By member; forgotten ones first: what is still stored is later and outvotes them.</summary>
    public Dictionary<long, List<PastEntry>> Read()
    {
        var entries = forgotten.Read();
        foreach (var (member, later) in stored.Read())
        {
            if (!entries.TryAdd(member, later))
                entries[member].AddRange(later);
        }
        return entries;
    }

    private static void Add(List<PastEntry> entries, Statement row) => entries.Add(new PastEntry(new JourneyId(row.Int64(1)), row.Text(2), row.Instant(3)));
}
