using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Tags;

/// <summary>Keeps the behaviour scores of members with unfinished tasks at those tasks, by which guides see to them.</summary>
public sealed class TaskScores(DatabaseLinks database, WriteGate gate) : IDisposable
{
    /// <summary>Members who are looked up at once.</summary>
    private const int Batch = 1_000;

    private static readonly string Unfinished = $"state in ({TaskStates.Unfinished})";

    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    public void Dispose() => links.Dispose();

    /// <summary>Looks up the scores of everybody with an unfinished task.</summary>
    /// <returns>How many members have another score now.</returns>
    public async Task<int> RefreshAsync(ModelSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var members = link.Read(() => new SetReader(link).Read($"select distinct member_id from guide_task where {Unfinished}", sql => sql), cancellationToken);
        return await RefreshAsync(link, members.Members, settings, now, cancellationToken);
    }

    /// <summary>The same for some members alone.</summary>
    public async Task<int> RefreshAsync(IReadOnlyCollection<long> members, ModelSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await RefreshAsync(link, members, settings, now, cancellationToken);
    }

    private async Task<int> RefreshAsync(Link link, IEnumerable<long> members, ModelSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = 0;
        foreach (var batch in members.Chunk(Batch))
        {
            var changed = link.Read(() => Compare(link, batch, settings, now), cancellationToken);
            if (changed.Count == 0)
                continue;
            changes += await link.WriteAsync(gate, WritePriority.Upkeep, () => Write(link, changed), cancellationToken);
        }
        return changes;
    }

    private static List<(long Member, long Score)> Compare(Link link, long[] members, ModelSettings settings, DateTimeOffset now)
    {
        var kept = new Dictionary<long, long>();
        var rows = link.Sql($"select member_id, min(score), max(score) from guide_task where member_id in (select value from json_each(?1)) and {Unfinished} group by member_id").Set(1, IdList.Of(members));
        while (rows.Read())
            kept.Add(rows.Int64(0), rows.Int64(1) == rows.Int64(2) ? rows.Int64(1) : -1);
        var points = new ModelSets(link, settings, now).PointsOf(kept.Keys);
        return [.. kept.Select(one => (Member: one.Key, Score: points.GetValueOrDefault(one.Key), Before: one.Value)).Where(one => one.Score != one.Before).Select(one => (one.Member, one.Score))];
    }

    private static int Write(Link link, List<(long Member, long Score)> changed)
    {
        foreach (var (member, score) in changed)
            link.Sql($"update guide_task set score = ?2 where member_id = ?1 and {Unfinished}").Set(1, member).Set(2, score).Run();
        return changed.Count;
    }
}
