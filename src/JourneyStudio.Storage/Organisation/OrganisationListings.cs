using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation;

/// <summary>Reads the tree of the organisation, and who works where.</summary>
public sealed class OrganisationListings(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>All units, each behind the one above it.</summary>
    public async Task<IReadOnlyList<OrgUnitRow>> UnitsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return InOrder(await context.Set<OrgUnitRow>().AsNoTracking().ToListAsync(cancellationToken));
    }

    /// <summary>The product lines.</summary>
    public async Task<IReadOnlyList<ProductLineRow>> LinesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ProductLineRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>How many members a unit has itself, and who works there.</summary>
    public async Task<UnitPeople> PeopleAsync(long unit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var staff = await (
            from person in context.Set<StaffRow>().AsNoTracking()
            join user in context.Set<StudioUser>() on person.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            where person.OrgUnitId == unit
            orderby person.Active descending, person.Id
            select new StaffListing(person, user == null ? null : user.UserName, context.Set<MemberRow>().Count(member => member.StoreId == unit && member.GuideId == person.Id && member.State == "active"))).ToListAsync(cancellationToken);
        return new UnitPeople(await context.Set<MemberRow>().CountAsync(member => member.StoreId == unit && member.State == "active" && member.StaffId == null, cancellationToken), staff);
    }

    /// <summary>Accounts that somebody can be told to sign in by.</summary>
    public async Task<IReadOnlyList<(long Id, string Account)>> AccountsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Users.Where(user => user.DeactivatedAt == null).OrderBy(user => user.UserName).Select(user => new { user.Id, user.UserName }).ToListAsync(cancellationToken)).Select(user => (user.Id, user.UserName ?? ""))];
    }

    private static List<OrgUnitRow> InOrder(List<OrgUnitRow> units)
    {
        var below = units.OrderBy(unit => unit.Id).ToLookup(unit => unit.ParentId);
        var ordered = new List<OrgUnitRow>(units.Count);
        var open = new Stack<OrgUnitRow>(below[null].Reverse());
        while (open.TryPop(out var unit))
        {
            ordered.Add(unit);
            foreach (var child in below[unit.Id].Reverse())
                open.Push(child);
        }
        return ordered;
    }
}

/// <summary>What there is at one unit.</summary>
/// <param name="Members">Members who belong to it, those of units below apart.</param>
/// <param name="Staff">Who works there.</param>
public sealed record UnitPeople(int Members, IReadOnlyList<StaffListing> Staff);

/// <summary>Somebody who works at a unit.</summary>
/// <param name="Person">Who.</param>
/// <param name="Account">What they sign in with.</param>
/// <param name="Members">Members of the unit they care for.</param>
public sealed record StaffListing(StaffRow Person, string? Account, int Members);
