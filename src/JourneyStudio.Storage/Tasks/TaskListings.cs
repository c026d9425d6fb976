using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Pages through guides' tasks by key.</summary>
public sealed class TaskListings(IDbContextFactory<StudioDbContext> contexts)
{
    /// <param name="filter">Which tasks.</param>
    /// <param name="after">Last task of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="now">Tells what is overdue.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<TaskListing>> PageAsync(TaskFilter filter, GuideTaskRow? after, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = Matching(context, filter, now);
        if (filter.View != TaskView.Done)
            return await ReadAsync(context, await TaskOrder.PageAsync(tasks, after, count, now, cancellationToken), cancellationToken);
        if (after is not null)
            tasks = tasks.Where(row => row.FinishedAt < after.FinishedAt || (row.FinishedAt == after.FinishedAt && row.Id < after.Id));
        return await ReadAsync(context, await tasks.OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>One task of the scope, or null.</summary>
    public async Task<TaskListing?> FindAsync(string publicId, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<GuideTaskRow>().AsNoTracking().Within(context, scope).Where(row => row.PublicId == publicId).ToListAsync(cancellationToken);
        return (await ReadAsync(context, rows, cancellationToken)).FirstOrDefault();
    }

    public async Task<TaskCounts> CountAsync(TaskFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new TaskCounts(
            await Matching(context, filter with { View = TaskView.Open }, now).CountAsync(cancellationToken),
            await Matching(context, filter with { View = TaskView.Overdue }, now).CountAsync(cancellationToken));
    }

    private static IQueryable<GuideTaskRow> Matching(StudioDbContext context, TaskFilter filter, DateTimeOffset now)
    {
        var tasks = context.Set<GuideTaskRow>().AsNoTracking().Within(context, filter.Scope);
        tasks = filter.View == TaskView.Done
            ? tasks.Where(row => row.State == TaskStates.Done)
            : tasks.Where(row => row.State == TaskStates.Open || row.State == TaskStates.Overdue);
        if (filter.View == TaskView.Overdue)
            tasks = tasks.Where(row => row.Due <= now);
        if (filter.Store is { } store)
            tasks = tasks.Where(row => context.Set<OrgUnitRow>().Any(unit => unit.Id == row.StoreId && unit.Key == store));
        if (filter.Assignee is { } assignee)
            tasks = tasks.Where(row => context.Set<StaffRow>().Any(person => person.Id == row.AssigneeId && person.Key == assignee));
        return tasks;
    }

    private static async Task<List<TaskListing>> ReadAsync(StudioDbContext context, List<GuideTaskRow> tasks, CancellationToken cancellationToken)
    {
        var memberIds = tasks.Select(task => task.MemberId).Distinct().ToList();
        var members = await context.Set<MemberRow>().AsNoTracking().Where(row => memberIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var storeIds = tasks.Select(task => task.StoreId).OfType<long>().Distinct().ToList();
        var stores = await context.Set<OrgUnitRow>().AsNoTracking().Where(row => storeIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var staffIds = tasks.Select(task => task.AssigneeId).OfType<long>().Distinct().ToList();
        var staff = await context.Set<StaffRow>().AsNoTracking().Where(row => staffIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var journeyIds = tasks.Select(task => task.JourneyId).Distinct().ToList();
        var journeys = await context.Set<JourneyRow>().AsNoTracking().Where(row => journeyIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return tasks.ConvertAll(task =>
        {
            var member = members.GetValueOrDefault(task.MemberId);
            var store = stores.GetValueOrDefault(task.StoreId ?? 0);
            var assignee = staff.GetValueOrDefault(task.AssigneeId ?? 0);
            var journey = journeys.GetValueOrDefault(task.JourneyId);
            return new TaskListing
            {
                Task = task,
                Outcomes = StoredJson.Read<string[]>(task.Outcomes),
                MemberId = member?.PublicId ?? "",
                MemberName = member?.Name ?? "",
                MemberPhone = member?.Phone,
                StoreKey = store?.Key,
                StoreNames = store?.Names,
                AssigneeKey = assignee?.Key,
                AssigneeNames = assignee?.Names,
                JourneyKey = journey?.DefinitionId,
                JourneyName = journey?.Name,
            };
        });
    }
}
