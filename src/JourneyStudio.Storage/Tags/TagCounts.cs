using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>How many members have a static tag, counted from time to time: a list of tags cannot count millions of rows whenever it is opened.</summary>
public sealed class TagCounts(DatabaseLinks database, WriteGate gate, IDbContextFactory<StudioDbContext> contexts) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    public void Dispose() => links.Dispose();

    /// <summary>When each tag was last computed for everybody, or counted.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> RefreshedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<TagRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.RefreshedAt, cancellationToken);
    }

    /// <summary>Counts who has a static tag.</summary>
    /// <param name="tag">Key of the tag.</param>
    /// <param name="scoped">Whether it is given per session: a member counts once.</param>
    /// <param name="today">By the calendar of the workspace.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<long> CountAsync(string tag, bool scoped, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var members = link.Read(
            () =>
            {
                var rows = link.Sql(scoped ? "select count(distinct member_id) from member_tag where tag = ?1" : "select count(*) from member_tag where tag = ?1 and scope = ''").Set(1, tag);
                rows.Read();
                var count = rows.Int64(0);
                rows.Reset();
                return count;
            },
            cancellationToken);
        return await link.WriteAsync(
            gate,
            WritePriority.Upkeep,
            () =>
            {
                link.Sql("update tag set members = ?2, refreshed_at = ?3 where key = ?1").Set(1, tag).Set(2, members).Set(3, now).Run();
                TagMembership.CountDay(link, tag, today, 0, 0);
                return members;
            },
            cancellationToken);
    }
}
