using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation;

/// <summary>
/// What people do to the tree. Who sees whose members follows at once: scopes are read from the tree with every request. Every change is audited with it in one transaction.
/// </summary>
public sealed class UnitEditing(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Subject = "unit";
    private const int LongestName = 120;

    /// <summary>Adds a unit below another one.</summary>
    /// <returns>Its number.</returns>
    public async Task<Result<long>> AddAsync(long parent, UnitDraft draft, long actor, CancellationToken cancellationToken)
    {
        OrgUnitRow? added = null;
        var problems = await WriteAsync(parent, "unit.add", actor, async (context, above) =>
        {
            if (Faults(draft).ToList() is { Count: > 0 } faults)
                return (faults, null);
            if (Below(above, draft.Kind) is { } wrong)
                return ([wrong], null);
            added = new OrgUnitRow { Key = NameKeys.Of(draft.Names), ParentId = above.Id, Kind = draft.Kind, Names = draft.Names, Path = "", City = draft.City, Address = draft.Address, TimeZone = draft.TimeZone };
            context.Add(added);
            await context.SaveChangesAsync(cancellationToken);
            added.Path = string.Create(CultureInfo.InvariantCulture, $"{above.Path}{added.Id}/");
            return ([], new Change(added.Key, "", Said(added)));
        }, cancellationToken);
        return problems.Count > 0 ? Result.Fail<long>([.. problems]) : added!.Id;
    }

    /// <summary>Gives it other names and another address.</summary>
    public Task<IReadOnlyList<Problem>> ChangeAsync(long unit, UnitDraft draft, long actor, CancellationToken cancellationToken) => WriteAsync(unit, "unit.change", actor, (_, row) =>
    {
        if (Faults(draft).ToList() is { Count: > 0 } faults)
            return Answer(faults, null);
        var before = Said(row);
        (row.Names, row.City, row.Address, row.TimeZone) = (draft.Names, draft.City, draft.Address, draft.TimeZone);
        return Answer([], new Change(row.Key, before, Said(row)));
    }, cancellationToken);

    /// <summary>Puts it, with all below it, under another unit.</summary>
    public Task<IReadOnlyList<Problem>> MoveAsync(long unit, long parent, long actor, CancellationToken cancellationToken) => WriteAsync(unit, "unit.move", actor, async (context, row) =>
    {
        if (row.ParentId is not { } before)
            return ([new Problem("unit.root")], null);
        if (await context.Set<OrgUnitRow>().SingleOrDefaultAsync(above => above.Id == parent, cancellationToken) is not { } target)
            return ([new Problem("unit.gone")], null);
        if (target.Path.StartsWith(row.Path, StringComparison.Ordinal))
            return ([new Problem("unit.below-itself")], null);
        if (Below(target, row.Kind) is { } wrong)
            return ([wrong], null);
        var from = await context.Set<OrgUnitRow>().Where(above => above.Id == before).Select(above => above.Key).SingleAsync(cancellationToken);
        var (oldPath, newPath) = (row.Path, string.Create(CultureInfo.InvariantCulture, $"{target.Path}{row.Id}/"));
        row.ParentId = parent;
        foreach (var below in await context.Set<OrgUnitRow>().Where(below => below.Path.StartsWith(oldPath)).ToListAsync(cancellationToken))
            below.Path = string.Concat(newPath, below.Path.AsSpan(oldPath.Length));
        return ([], new Change(row.Key, from, target.Key));
    }, cancellationToken);

    /// <summary>Closes it, or opens it again. Its members stay its members; who works there, units below and sessions to come keep it open.</summary>
    public Task<IReadOnlyList<Problem>> CloseAsync(long unit, bool closed, long actor, CancellationToken cancellationToken) => WriteAsync(unit, closed ? "unit.close" : "unit.open", actor, async (context, row) =>
    {
        var now = clock.GetUtcNow();
        if (row.ParentId is null)
            return ([new Problem("unit.root")], null);
        if (closed && await context.Set<OrgUnitRow>().AnyAsync(below => below.ParentId == unit && below.Active, cancellationToken))
            return ([new Problem("unit.units-below")], null);
        if (closed && await context.Set<StaffRow>().AnyAsync(person => person.OrgUnitId == unit && person.Active, cancellationToken))
            return ([new Problem("unit.staff-there")], null);
        if (closed && await context.Set<SessionRow>().AnyAsync(session => session.Store == row.Key && session.State == SessionStates.Planned && session.EndsAt > now, cancellationToken))
            return ([new Problem("unit.sessions-there")], null);
        if (!closed && !await context.Set<OrgUnitRow>().AnyAsync(above => above.Id == row.ParentId && above.Active, cancellationToken))
            return ([new Problem("unit.closed-above")], null);
        row.Active = !closed;
        return ([], new Change(row.Key, "", ""));
    }, cancellationToken);

    private static Problem? Below(OrgUnitRow above, string kind) =>
        !above.Active ? new("unit.closed-above") : above.Kind == OrgUnitKinds.Store ? new("unit.below-store") : OrgUnitKinds.Below.Contains(kind) ? null : new("unit.kind", kind);

    private static IEnumerable<Problem> Faults(UnitDraft draft)
    {
        if (draft.Names.En.Length is 0 or > LongestName || draft.Names.Zh.Length is 0 or > LongestName)
            yield return new("session.text", LongestName.ToString(CultureInfo.InvariantCulture)) { Field = "names" };
        if (draft.TimeZone is { } zone && !Zones.Find(zone).IsOk)
            yield return new("zone.unknown", zone) { Field = "timeZone" };
    }

    private async Task<IReadOnlyList<Problem>> WriteAsync(
        long unit, string action, long actor, Func<StudioDbContext, OrgUnitRow, Task<(IReadOnlyList<Problem> Problems, Change? Change)>> apply, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        // One at a time: two units that move below each other at once would cut themselves off
        await context.Set<OrgUnitRow>().Where(root => root.ParentId == null).ExecuteUpdateAsync(set => set.SetProperty(root => root.Active, root => root.Active), cancellationToken);
        if (await context.Set<OrgUnitRow>().SingleOrDefaultAsync(row => row.Id == unit, cancellationToken) is not { } row)
            return [new("unit.gone")];
        var (problems, change) = await apply(context, row);
        if (change is null)
            return problems;
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = Subject, SubjectId = change.Key, Values = StoredJson.Write(new SegmentValues(change.Before, change.After)) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }

    private static Task<(IReadOnlyList<Problem>, Change?)> Answer(IReadOnlyList<Problem> problems, Change? change) => Task.FromResult((problems, change));

    private static string Said(OrgUnitRow row) => StoredJson.Write(new UnitDraft(row.Kind, row.Names, row.City, row.Address, row.TimeZone));

    private sealed record Change(string Key, string Before, string After);
}
