using JourneyStudio.Engine;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>Hand-overs as people ask for them and look at them.</summary>
public sealed class Handovers(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>What somebody of the scope has; null when there is no such person.</summary>
    public async Task<HandoverCounts?> CountAsync(string staff, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await PersonAsync(context, staff, scope, cancellationToken) is not { } person)
            return null;
        return new HandoverCounts(
            await context.Set<MemberRow>().CountAsync(row => row.GuideId == person.Id, cancellationToken),
            await context.Set<GuideTaskRow>().CountAsync(row => row.AssigneeId == person.Id && (row.State == TaskStates.Open || row.State == TaskStates.Overdue), cancellationToken),
            await context.Set<QrCodeRow>().CountAsync(row => row.Guide == staff && row.Active, cancellationToken));
    }

    /// <summary>Somebody of the scope, at work or not; null when there is no such person.</summary>
    public async Task<StaffRow?> FindAsync(string staff, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PersonAsync(context, staff, scope, cancellationToken);
    }

    /// <summary>The latest hand-over of somebody of the scope.</summary>
    public async Task<HandoverRow?> LastOfAsync(string staff, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PersonAsync(context, staff, scope, cancellationToken) is { } person
            ? await context.Set<HandoverRow>().AsNoTracking().Where(row => row.StaffId == person.Id).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken)
            : null;
    }

    /// <summary>Who is at work in a scope, with the unit where they are; those who can take over are guides and managers.</summary>
    public async Task<IReadOnlyList<(StaffRow Person, OrgUnitRow Unit)>> AtWorkAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = context.Set<OrgUnitRow>().Within(scope);
        var rows = await (
            from person in context.Set<StaffRow>().AsNoTracking()
            join unit in units on person.OrgUnitId equals unit.Id
            where person.Active
            orderby unit.Path, person.Id
            select new { person, unit }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.person, row.unit))];
    }

    /// <summary>The latest hand-overs, the newest first.</summary>
    public async Task<IReadOnlyList<(HandoverRow Handover, StaffRow Person)>> LatestAsync(Scope scope, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = context.Set<OrgUnitRow>().Within(scope);
        var rows = await (
            from handover in context.Set<HandoverRow>().AsNoTracking()
            join person in context.Set<StaffRow>() on handover.StaffId equals person.Id
            where units.Any(unit => unit.Id == person.OrgUnitId)
            orderby handover.Id descending
            select new { handover, person }).Take(count).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.handover, row.person))];
    }

    /// <summary>Who takes over where nobody says so: the other guides of the same place, else its managers; nobody where only some product lines are seen.</summary>
    public async Task<IReadOnlyList<string>> SuccessorsAsync(string staff, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (scope.ProductLines is not null || await PersonAsync(context, staff, scope, cancellationToken) is not { } person)
            return [];
        var others = await context.Set<StaffRow>().AsNoTracking().Where(row => row.OrgUnitId == person.OrgUnitId && row.Active && row.Id != person.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var guides = others.FindAll(row => row.Role == StaffRoles.Guide);
        return [.. (guides.Count > 0 ? guides : others.FindAll(row => row.Role == StaffRoles.Manager)).Select(row => row.Key)];
    }

    /// <summary>Begins one; the rest is done in batches, and goes on after a restart.</summary>
    /// <returns>Its number.</returns>
    public async Task<Result<long>> StartAsync(HandoverWish wish, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await PersonAsync(context, wish.From, scope, cancellationToken) is not { } person)
            return new Problem("handover.unknown", wish.From);
        if (scope.ProductLines is not null)
            return new Problem("handover.product-lines");
        if (await context.Set<HandoverRow>().AnyAsync(row => row.StaffId == person.Id && row.State == HandoverStates.Running, cancellationToken))
            return new Problem("handover.running");
        if (wish.Leaves && !person.Active)
            return new Problem("handover.left");
        var targets = new List<long>();
        foreach (var key in wish.To.Distinct(StringComparer.Ordinal))
        {
            if (await PersonAsync(context, key, scope, cancellationToken) is not { Active: true } target || target.Id == person.Id)
                return new Problem("handover.target", key);
            targets.Add(target.Id);
        }
        if (targets.Count == 0)
            return new Problem("handover.nobody");
        if (wish.Leaves)
            await LeaveAsync(context, person, cancellationToken);
        var handover = new HandoverRow { StaffId = person.Id, Targets = StoredJson.Write(targets), Moves = wish.Moves, Leaves = wish.Leaves, State = HandoverStates.Running, Actor = actor, CreatedAt = now };
        context.Add(handover);
        context.Add(new AuditRow { At = now, Actor = actor, Action = wish.Leaves ? "staff.leave" : "staff.hand-over", SubjectKind = StaffEditing.Subject, SubjectId = wish.From, Values = StoredJson.Write(new SegmentValues(wish.From, string.Join(", ", wish.To))) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return handover.Id;
    }

    /// <summary>They get no tasks any more, and what they write from now on is nobody's of the house.</summary>
    private static async Task LeaveAsync(StudioDbContext context, StaffRow person, CancellationToken cancellationToken)
    {
        person.Active = false;
        var subjects = context.Set<MemberRow>().Where(row => row.StaffId == person.Id).Select(row => row.Id);
        await context.Set<MemberAddressRow>().Where(row => subjects.Contains(row.MemberId)).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<StaffRow?> PersonAsync(StudioDbContext context, string key, Scope scope, CancellationToken cancellationToken)
    {
        var units = context.Set<OrgUnitRow>().Within(scope);
        return context.Set<StaffRow>().SingleOrDefaultAsync(row => row.Key == key && units.Any(unit => unit.Id == row.OrgUnitId), cancellationToken);
    }
}
