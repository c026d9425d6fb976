using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.Storage.Tags;

/// <summary>
/// Gives a static tag to the members of a segment, or takes it from them, in batches in the order of their ids. How far it is stands in its row and is written with each batch: after a restart it goes on
/// behind the last member, and who lost the tag meanwhile by another hand does not get it a second time.
/// </summary>
public sealed class TagAssignments(MembershipRefresh members, TimeProvider clock)
{
    /// <summary>Members who are changed in one transaction.</summary>
    public const int Batch = 1_000;

    /// <summary>What would be done.</summary>
    public Task<AssignmentPreview> PreviewAsync(TagAssignment asked, Scope scope, CancellationToken cancellationToken) => members.ReadAsync(
        link =>
        {
            var (all, have) = Sets(link, asked, scope, null);
            var changed = asked.Removes ? have.Count : all.Count - have.Count;
            return new AssignmentPreview(all.Count, have.Count, changed, (changed + Batch - 1) / Batch);
        },
        cancellationToken);

    /// <summary>The members who are still to be changed. Who came into the segment after the start is not among them.</summary>
    public Task<MemberSet> LeftAsync(TagAssignmentRow run, CancellationToken cancellationToken) => members.ReadAsync(
        link =>
        {
            var (all, have) = Sets(link, Asked(run), StoredJson.Read<Scope>(run.Scope), run.BegunAt);
            return run.Removes ? have : all.Without(have);
        },
        cancellationToken);

    /// <summary>Changes some members, the next in the order of ids.</summary>
    /// <param name="run">The assignment.</param>
    /// <param name="batch">Internal ids, ascending, all behind the last one who was seen to.</param>
    /// <param name="workspace">Zone of the workspace.</param>
    /// <param name="told">Whether the changes are told by events.</param>
    public Task<int> SettleAsync(TagAssignmentRow run, long[] batch, WorkspaceContent workspace, bool told)
    {
        var now = clock.GetUtcNow();
        var today = LocalTime.DateAt(now, Zones.Find(workspace.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc);
        var membership = TagMembership.Of(run.Tag, today, run.Session) with { Settled = (link, changed) => Note(link, run.Id, batch[^1], changed) };
        return members.SettleAsync(membership, run.Removes ? [] : batch, run.Removes ? batch : [], told, now, CancellationToken.None);
    }

    internal static TagAssignment Asked(TagAssignmentRow run) => new(run.Tag, run.Segment, run.Removes, run.Session);

    /// <summary>Of two nodes the second finds the members changed, and the row further than it would put it.</summary>
    private static void Note(Link link, long run, long last, int changed) =>
        link.Sql("update tag_assignment set done = done + ?2, last = ?3 where id = ?1 and last < ?3").Set(1, run).Set(2, (long)changed).Set(3, last).Run();

    /// <summary>The members who are meant, and those of them who have the tag.</summary>
    private static (MemberSet All, MemberSet Have) Sets(Link link, TagAssignment asked, Scope scope, DateTimeOffset? begun)
    {
        var sets = new SetReader(link);
        var segment = begun is { } at
            ? sets.Read("select member_id from segment_member where segment = ?1 and at <= ?2", sql => sql.Set(1, asked.Segment).Set(2, at))
            : sets.Read("select member_id from segment_member where segment = ?1", sql => sql.Set(1, asked.Segment));
        var all = new RuleSets(link, "", default).Among(new(segment, IsComplement: false));
        if (ScopedRows.Members(link, scope) is { } own)
            all.IntersectWith(own);
        var have = sets.Read("select member_id from member_tag where tag = ?1 and scope = ?2", sql => sql.Set(1, asked.Tag).Set(2, asked.Session));
        have.IntersectWith(all);
        return (all, have);
    }
}
