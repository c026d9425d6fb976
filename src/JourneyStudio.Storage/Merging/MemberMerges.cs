using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Merging;

/// <summary>Makes one member of two, in one transaction that takes the slots of both: nobody works on what is known of either meanwhile, and what was begun before cannot be committed after (decision 0027).</summary>
public sealed class MemberMerges(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    private static readonly IdBlock None = new(0, 0);
    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    /// <param name="request">Who is whom.</param>
    /// <param name="plans">The published versions.</param>
    /// <param name="now">Now; the merge is never earlier than what the slots have seen.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>What it came to, or why it cannot be.</returns>
    public async Task<Result<MergeAnswer>> MergeAsync(MergeRequest request, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request.Survivor == request.Duplicate)
            return new Problem("member.merge-same");
        using var link = await links.UseAsync(cancellationToken);
        // Each enrollment that ends may tell another, and each task that is taken back its journey.
        var active = link.Sql("select (select count(*) from token where member_id in (?1, ?2)) + (select count(*) from guide_task where member_id in (?1, ?2))").Set(1, request.Survivor.Value).Set(2, request.Duplicate.Value);
        active.Read();
        var events = active.Int32(0) * 2 + 100;
        active.Reset();
        var taken = await ids.TakeAsync(IdNames.Event, events, WritePriority.Interface, cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Interface, () => Merge(link, request, plans, taken.Again(), now), result => result.IsOk, cancellationToken);
    }

    /// <summary>Hands on once more what somebody else was writing of a member while they were merged.</summary>
    /// <param name="since">Merges since then.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Stops between two members.</param>
    public async Task FollowUpAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var recent = new List<(MemberId Duplicate, MemberId Survivor)>();
        var rows = link.Sql("select id, merged_into from member where merged_into is not null and updated_at >= ?1 and state = 'merged'").Set(1, since);
        while (rows.Read())
            recent.Add((new MemberId(rows.Int64(0)), new MemberId(rows.Int64(1))));
        foreach (var (duplicate, survivor) in recent)
        {
            await link.WriteAsync(
                gate,
                WritePriority.Upkeep,
                () =>
                {
                    var addresses = new MergedAddresses(link, survivor, duplicate, now);
                    addresses.Suppress(addresses.HandOn([]));
                    new MergedRows(link, survivor, duplicate, now).HandOn([]);
                    return true;
                },
                cancellationToken);
        }
    }

    public void Dispose() => links.Dispose();

    private static Result<MergeAnswer> Merge(Link link, MergeRequest request, PlanSet plans, IdBlock events, DateTimeOffset wanted)
    {
        var (survivorId, duplicateId) = (request.Survivor, request.Duplicate);
        var lease = SlotFence.Take(link, survivorId, duplicateId);
        var now = SlotFence.NoEarlier(link, lease, wanted);
        // Whoever edits the two in another transaction is waited for.
        link.Sql("update member set updated_at = ?3 where id in (?1, ?2)").Set(1, survivorId.Value).Set(2, duplicateId.Value).Set(3, now).Run();
        var found = MemberColumns.Read(link, survivorId.Value, duplicateId.Value);
        if (found.GetValueOrDefault(survivorId.Value) is not { IsMember: true } survivor || found.GetValueOrDefault(duplicateId.Value) is not { IsMember: true } duplicate)
            return new Problem("member.merge-gone");
        if (lease.Slots.Length > 1 && IsBeingOperated(link, lease, request))
            return new Problem("member.merge-busy");
        var work = new WorkReader(link).Read([survivorId.Value, duplicateId.Value], plans, now);
        var result = MergeTurn.Run(plans, work.Members[0], work.Members[1], work.Sessions, request.Actor, now);
        if (new ChangeWriter(link, new CommitIds(None, None, None, None, events)).Write(lease, [result.Survivor, result.Duplicate]) != CommitOutcome.Committed)
            return new Problem("member.merge-busy");
        var former = new FormerFacts(link, now);
        former.KeepAll(survivorId.Value, survivorId.Value);
        former.KeepAll(duplicateId.Value, survivorId.Value);
        var addresses = new MergedAddresses(link, survivorId, duplicateId, now);
        var wishes = addresses.HandOn(request.FromDuplicate);
        new MergedRows(link, survivorId, duplicateId, now).HandOn(request.FromDuplicate);
        survivor.With(duplicate, request.FromDuplicate).Write(link, survivor, duplicate, now);
        addresses.Suppress(wishes);
        var merged = events.Next();
        StoredEvents.Add(link, merged, survivorId, ChangeEvents.MemberMerged, ChangeEvents.Source, now, now, [KeyValuePair.Create("from", (AttributeValue)new AttributeValue.Text(duplicate.PublicId))]);
        var moved = work.Members[1].Active.Count(active => !result.Ended.Contains(active.Enrollment.Id));
        var note = new MergeNote(survivor.PublicId, duplicate.PublicId, Replaced(survivor, duplicate, request.FromDuplicate), moved, result.Ended.Length);
        foreach (var member in (string[])[survivor.PublicId, duplicate.PublicId])
            AuditEntry.Add(link, new AuditRow { At = now, Actor = request.Actor, Action = "member.merge", SubjectKind = "member", SubjectId = member, Values = StoredJson.Write(note) });
        return link.Flush() ? new MergeAnswer(moved, result.Ended.Length) : new Problem("member.merge-busy");
    }

    /// <summary>An operation goes through the enrollments of one slot after the other's: who changes slots under it could be passed over, or come twice.</summary>
    private static bool IsBeingOperated(Link link, SlotLease lease, MergeRequest request)
    {
        var rows = link.Sql($"""
            select 1 from operation o where o.state = '{OperationKinds.Running}'
            and exists (select 1 from operation_slot s where s.operation_id = o.id and not s.finished and s.slot in (select value from json_each(?1)))
            and (exists (select 1 from enrollment e where e.member_id = ?2 and e.journey_id = o.journey_id)
                or exists (select 1 from held_entry h where h.member_id = ?2 and h.journey_id = o.journey_id)) limit 1
            """).Set(1, IdList.Of(lease.Slots)).Set(2, request.Duplicate.Value);
        var any = rows.Read();
        rows.Reset();
        return any;
    }

    private static ImmutableSortedDictionary<string, string> Replaced(MemberColumns survivor, MemberColumns duplicate, ImmutableHashSet<string> fromDuplicate)
    {
        var replaced = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Note(MemberColumns.ExternalId, survivor.External, duplicate.External);
        Note(BuiltInAttributes.Name, survivor.Name, duplicate.Name);
        Note(BuiltInAttributes.Phone, survivor.Phone, duplicate.Phone);
        Note(BuiltInAttributes.Email, survivor.Email, duplicate.Email);
        Note(BuiltInAttributes.City, survivor.City, duplicate.City);
        Note(BuiltInAttributes.Stage, survivor.Stage, duplicate.Stage);
        Note(BuiltInAttributes.Level, survivor.Level, duplicate.Level);
        return replaced.ToImmutable();

        void Note(string key, string? own, string? other)
        {
            if (string.IsNullOrEmpty(own) || string.IsNullOrEmpty(other) || own == other)
                return;
            replaced[key] = fromDuplicate.Contains(key) ? own : other;
        }
    }
}

/// <summary>What the audit log keeps of a merge.</summary>
/// <param name="Survivor">Public id of who stays.</param>
/// <param name="Duplicate">Public id of who went on as the survivor.</param>
/// <param name="Replaced">Values that gave way.</param>
/// <param name="Moved">Active enrollments that moved.</param>
/// <param name="Ended">Enrollments that ended.</param>
internal sealed record MergeNote(string Survivor, string Duplicate, ImmutableSortedDictionary<string, string> Replaced, int Moved, int Ended);
