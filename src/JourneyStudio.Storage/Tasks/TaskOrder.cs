using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tasks;

/// <summary>
/// The order in which guides see to their tasks: what is late, then what is due within a day, each with the member of the highest behaviour score first; then the rest by its time. The rest, which may
/// be long, is read in the order of an index.
/// </summary>
internal static class TaskOrder
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <param name="tasks">Unfinished tasks.</param>
    /// <param name="after">Last task of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="now">Tells what is late.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<List<GuideTaskRow>> PageAsync(IQueryable<GuideTaskRow> tasks, GuideTaskRow? after, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var soon = now + Soon;
        List<GuideTaskRow> page = [];
        if (after is null || after.Due <= now)
            page.AddRange(await ByScore(tasks.Where(row => row.Due <= now), after).Take(count).ToListAsync(cancellationToken));
        if (page.Count < count && (after is null || after.Due <= soon))
            page.AddRange(await ByScore(tasks.Where(row => row.Due > now && row.Due <= soon), after?.Due > now ? after : null).Take(count - page.Count).ToListAsync(cancellationToken));
        if (page.Count < count)
            page.AddRange(await ByTime(tasks.Where(row => row.Due > soon), after?.Due > soon ? after : null).Take(count - page.Count).ToListAsync(cancellationToken));
        return page;
    }

    private static IQueryable<GuideTaskRow> ByScore(IQueryable<GuideTaskRow> tasks, GuideTaskRow? after)
    {
        if (after is not null)
            tasks = tasks.Where(row => row.Score < after.Score || (row.Score == after.Score && (row.Due > after.Due || (row.Due == after.Due && row.Id > after.Id))));
        return tasks.OrderByDescending(row => row.Score).ThenBy(row => row.Due).ThenBy(row => row.Id);
    }

    private static IQueryable<GuideTaskRow> ByTime(IQueryable<GuideTaskRow> tasks, GuideTaskRow? after)
    {
        if (after is not null)
            tasks = tasks.Where(row => row.Due > after.Due || (row.Due == after.Due && row.Id > after.Id));
        return tasks.OrderBy(row => row.Due).ThenBy(row => row.Id);
    }
}
