using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>Gives a static tag to the members of a segment, or takes it from them, batch by batch. Whoever asks reaches the members of their own scope. Stopped anywhere, asking again goes on.</summary>
public sealed class TagAssignments(MembershipRefresh members, IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Members who are changed in one transaction.</summary>
    public const int Batch = 1_000;

    /// <summary>What would be done.</summary>
    public Task<AssignmentPreview> PreviewAsync(TagAssignment asked, Scope scope, CancellationToken cancellationToken) => members.ReadAsync(
        link =>
        {
            var (all, have) = Sets(link, asked, scope);
            var changed = asked.Removes ? have.Count : all.Count - have.Count;
            return new AssignmentPreview(all.Count, have.Count, changed, (changed + Batch - 1) / Batch);
        },
        cancellationToken);

    /// <param name="asked">What to do.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="workspace">Zone of the workspace.</param>
    /// <param name="told">Whether the changes are told by events.</param>
    /// <param name="actor">Who asked.</param>
    /// <param name="progress">Told after each batch how many members were changed, and of how many.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>How many members were changed.</returns>
    public async Task<long> RunAsync(TagAssignment asked, Scope scope, WorkspaceContent workspace, bool told, long? actor, Action<long, long> progress, CancellationToken cancellationToken)
    {
        var (all, have) = await members.ReadAsync(link => Sets(link, asked, scope), cancellationToken);
        var changing = asked.Removes ? have : all.Without(have);
        var (changed, total) = (0L, changing.Count);
        progress(0, total);
        try
        {
            foreach (var batch in changing.Members.Chunk(Batch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var now = clock.GetUtcNow();
                var today = LocalTime.DateAt(now, Zones.Find(workspace.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc);
                changed += await members.SettleAsync(TagMembership.Of(asked.Tag, today), asked.Removes ? [] : batch, asked.Removes ? batch : [], told, now, CancellationToken.None);
                progress(changed, total);
            }
        }
        finally
        {
            await AuditAsync(asked, changed, actor);
        }
        return changed;
    }

    /// <summary>The members who are meant, and those of them who have the tag.</summary>
    private static (MemberSet All, MemberSet Have) Sets(Links.Link link, TagAssignment asked, Scope scope)
    {
        var sets = new SetReader(link);
        var all = new RuleSets(link, "", default).Among(new(sets.Read("select member_id from segment_member where segment = ?1", sql => sql.Set(1, asked.Segment)), IsComplement: false));
        if (ScopedRows.Members(link, scope) is { } own)
            all.IntersectWith(own);
        var have = sets.Read("select member_id from member_tag where tag = ?1 and scope = ''", sql => sql.Set(1, asked.Tag));
        have.IntersectWith(all);
        return (all, have);
    }

    private async Task AuditAsync(TagAssignment asked, long changed, long? actor)
    {
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(new AuditRow
        {
            At = clock.GetUtcNow(),
            Actor = actor,
            Action = asked.Removes ? "tag.take" : "tag.give",
            SubjectKind = TagEditing.Subject,
            SubjectId = asked.Tag,
            Values = StoredJson.Write(new { asked.Segment, Members = changed }),
        });
        await context.SaveChangesAsync();
    }
}

/// <summary>A static tag for the members of a segment, as of its last refresh.</summary>
/// <param name="Tag">Key of the tag.</param>
/// <param name="Segment">Key of the segment.</param>
/// <param name="Removes">Whether it is taken, and not given.</param>
public sealed record TagAssignment(string Tag, string Segment, bool Removes);

/// <summary>What an assignment would do.</summary>
/// <param name="Members">Active members of the segment whom the asker may touch.</param>
/// <param name="Have">Those of them who have the tag.</param>
/// <param name="Changed">Who would get or lose it.</param>
/// <param name="Batches">Transactions that takes.</param>
public readonly record struct AssignmentPreview(long Members, long Have, long Changed, long Batches);
