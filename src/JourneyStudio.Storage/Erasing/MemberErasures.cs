using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Erasing;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Erasing;

/// <summary>Erases what is known of a person, in one transaction that takes their slot: they leave every journey, nothing of theirs leaves any more, and a row without a word stays (decision 0027).</summary>
public sealed class MemberErasures(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    private static readonly IdBlock None = new(0, 0);
    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    /// <param name="publicId">Whose data.</param>
    /// <param name="actor">Who asked for it; null after a restore.</param>
    /// <param name="plans">The published versions.</param>
    /// <param name="wanted">Now; it is never earlier than what the slot has seen.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>Public ids of the person, those merged into them among them; or why it cannot be.</returns>
    public async Task<Result<IReadOnlyList<string>>> EraseAsync(string publicId, long? actor, PlanSet plans, DateTimeOffset wanted, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        if (Find(link, publicId) is not { } member)
            return new Problem("member.erase-gone");
        var active = link.Sql("select (select count(*) from token where member_id = ?1) + (select count(*) from guide_task where member_id = ?1)").Set(1, member.Value);
        active.Read();
        var events = active.Int32(0) * 2 + 100;
        active.Reset();
        var taken = await ids.TakeAsync(IdNames.Event, events, WritePriority.Interface, cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Interface, () => Erase(link, member, actor, plans, taken.Again(), wanted), result => result.IsOk, cancellationToken);
    }

    /// <summary>Everybody who was erased here, by public id, with the instant.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> AllAsync(CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var erased = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = link.Sql("select public_id, at from erasure");
        while (rows.Read())
            erased[rows.Text(0)] = rows.Instant(1);
        return erased;
    }

    /// <summary>Notes that somebody was erased whom this database does not know: there is nothing to erase here.</summary>
    public async Task NoteUnknownAsync(string publicId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        await link.WriteAsync(
            gate,
            WritePriority.Upkeep,
            () => link.Sql("insert into erasure(public_id, member_id, at) values(?1, 0, ?2) on conflict do nothing").Set(1, publicId).Set(2, now).Run(),
            cancellationToken);
    }

    /// <summary>Empties once more what somebody else was writing of a person while they were erased.</summary>
    /// <param name="since">Erasures since then.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    public async Task FollowUpAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var recent = new List<long>();
        var rows = link.Sql("select member_id from erasure where at >= ?1 and member_id > 0").Set(1, since);
        while (rows.Read())
            recent.Add(rows.Int64(0));
        foreach (var member in recent)
        {
            await link.WriteAsync(
                gate,
                WritePriority.Upkeep,
                () =>
                {
                    new ErasedRows(link, [member], now).Empty();
                    return true;
                },
                cancellationToken);
        }
    }

    public void Dispose() => links.Dispose();

    /// <summary>The person behind a public id: who was merged is the survivor.</summary>
    private static MemberId? Find(Link link, string publicId)
    {
        var rows = link.Sql("select coalesce(merged_into, id) from member where public_id = ?1 and state <> 'erased' and staff_id is null").Set(1, publicId);
        MemberId? found = rows.Read() ? new MemberId(rows.Int64(0)) : null;
        rows.Reset();
        return found;
    }

    private static Result<IReadOnlyList<string>> Erase(Link link, MemberId member, long? actor, PlanSet plans, IdBlock events, DateTimeOffset wanted)
    {
        var lease = SlotFence.Take(link, member);
        var now = SlotFence.NoEarlier(link, lease, wanted);
        // Whoever edits the member in another transaction is waited for.
        link.Sql("update member set updated_at = ?2 where id = ?1").Set(1, member.Value).Set(2, now).Run();
        var persons = Persons(link, member);
        if (persons.Count == 0)
            return new Problem("member.erase-gone");
        var work = new WorkReader(link).Read([member.Value], plans, now);
        if (new ChangeWriter(link, new CommitIds(None, None, None, None, events)).Write(lease, [EraseTurn.Run(plans, work.Members[0], work.Sessions, now)]) != CommitOutcome.Committed)
            return new Problem("member.erase-busy");
        new ErasedRows(link, persons.Keys, now).Empty();
        foreach (var (id, publicId) in persons)
        {
            link.Sql("insert into erasure(public_id, member_id, at, actor) values(?1, ?2, ?3, ?4) on conflict do nothing").Set(1, publicId).Set(2, id).Set(3, now).Set(4, actor).Run();
            AuditEntry.Add(link, new AuditRow { At = now, Actor = actor, Action = "member.erase", SubjectKind = "member", SubjectId = publicId });
        }
        return link.Flush() ? Result.Ok<IReadOnlyList<string>>([.. persons.Values]) : new Problem("member.erase-busy");
    }

    /// <summary>The member and everybody who was merged into them; none when they are erased already.</summary>
    private static Dictionary<long, string> Persons(Link link, MemberId member)
    {
        var persons = new Dictionary<long, string>();
        var rows = link.Sql("select id, public_id from member where (id = ?1 or merged_into = ?1) and exists (select 1 from member m where m.id = ?1 and m.state in ('active', 'blocked'))").Set(1, member.Value);
        while (rows.Read())
            persons[rows.Int64(0)] = rows.Text(1);
        return persons;
    }
}
