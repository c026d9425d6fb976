using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Identity.People;

/// <summary>The people who may sign in, and what they are given. Every change is audited with it in one transaction.</summary>
public sealed class StudioPeople(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Subject = "user";

    public async Task<IReadOnlyList<StudioPerson>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var users = await context.Users.AsNoTracking().OrderBy(user => user.UserName).ToListAsync(cancellationToken);
        var roles = (await context.UserRoles.Join(context.Roles, given => given.RoleId, role => role.Id, (given, role) => new { given.UserId, role.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.UserId, row => row.Name!);
        var units = (await context.Set<UserUnitRow>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.UserId, row => row.UnitId);
        var lines = (await context.Set<UserProductLineRow>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.UserId, row => row.ProductLineId);
        var withApp = await context.Set<TwoFactorRow>().Select(row => row.UserId).ToHashSetAsync(cancellationToken);
        return users.ConvertAll(user => new StudioPerson
        {
            Id = user.Id,
            Account = user.UserName ?? "",
            Name = user.DisplayName,
            Grants = new([.. StudioRole.All.Where(roles[user.Id].Contains)], [.. units[user.Id]], [.. lines[user.Id]]),
            TwoFactor = withApp.Contains(user.Id),
            Joined = user.PasswordHash is not null,
            DeactivatedAt = user.DeactivatedAt,
            LockedUntil = user.LockoutEnd > now ? user.LockoutEnd : null,
        });
    }

    /// <summary>Gives somebody exactly this.</summary>
    public Task<PersonTurn> GiveAsync(long person, PersonGrants grants, long actor, CancellationToken cancellationToken) => ChangeAsync(person, actor, "user.give", async (context, user) =>
    {
        if (!grants.Roles.Contains(StudioRole.Admin) && !await OtherAdminAsync(context, person, cancellationToken))
            return (PersonTurn.LastAdmin, null);
        var before = await GrantsAsync(context, person, cancellationToken);
        var known = await context.Roles.ToDictionaryAsync(role => role.Name!, cancellationToken);
        foreach (var missing in grants.Roles.Where(role => !known.ContainsKey(role)))
            context.Add(known[missing] = new StudioRole(missing) { NormalizedName = missing.ToUpperInvariant() });
        await context.SaveChangesAsync(cancellationToken);
        context.RemoveRange(context.UserRoles.Where(row => row.UserId == person));
        context.RemoveRange(context.Set<UserUnitRow>().Where(row => row.UserId == person));
        context.RemoveRange(context.Set<UserProductLineRow>().Where(row => row.UserId == person));
        await context.SaveChangesAsync(cancellationToken);
        context.AddRange(grants.Roles.Select(role => new IdentityUserRole<long> { UserId = person, RoleId = known[role].Id }));
        context.AddRange(grants.Units.Select(unit => new UserUnitRow { UserId = person, UnitId = unit }));
        context.AddRange(grants.ProductLines.Select(line => new UserProductLineRow { UserId = person, ProductLineId = line }));
        Renew(user);
        return (PersonTurn.Done, new PersonChange(await SayAsync(context, before, cancellationToken), await SayAsync(context, grants, cancellationToken)));
    }, cancellationToken);

    /// <summary>Closes an account, or opens it again. Closed, nothing opens to it any more, whatever it had open.</summary>
    public Task<PersonTurn> CloseAsync(long person, bool closed, long actor, CancellationToken cancellationToken) => ChangeAsync(person, actor, closed ? "user.close" : "user.open", async (context, user) =>
    {
        if (closed && !await OtherAdminAsync(context, person, cancellationToken))
            return (PersonTurn.LastAdmin, null);
        user.DeactivatedAt = closed ? clock.GetUtcNow() : null;
        Renew(user);
        return (PersonTurn.Done, null);
    }, cancellationToken);

    /// <summary>Ends every session that the person has, on all their devices.</summary>
    public Task<PersonTurn> SignOutAsync(long person, long actor, CancellationToken cancellationToken) => ChangeAsync(person, actor, "user.sign-out", (_, user) =>
    {
        Renew(user);
        return Task.FromResult<(PersonTurn, PersonChange?)>((PersonTurn.Done, null));
    }, cancellationToken);

    /// <summary>Notes that somebody was invited, or given a link to choose a password; a lock by wrong passwords ends.</summary>
    public Task<PersonTurn> InviteAsync(long person, long actor, CancellationToken cancellationToken) => ChangeAsync(person, actor, "user.invite", (_, user) =>
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Task.FromResult<(PersonTurn, PersonChange?)>((PersonTurn.Done, null));
    }, cancellationToken);

    private async Task<PersonTurn> ChangeAsync(long person, long actor, string action, Func<StudioDbContext, StudioUser, Task<(PersonTurn Turn, PersonChange? Change)>> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Users.FirstOrDefaultAsync(user => user.Id == person, cancellationToken) is not { } user)
            return PersonTurn.Unknown;
        var (turn, values) = await change(context, user);
        if (turn != PersonTurn.Done)
            return turn;
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = Subject, SubjectId = user.UserName ?? "", Values = values is null ? null : StoredJson.Write(values) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return turn;
    }

    /// <summary>A cookie is worth nothing once its stamp is another one.</summary>
    private static void Renew(StudioUser user) => (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());

    private static async Task<PersonGrants> GrantsAsync(StudioDbContext context, long person, CancellationToken cancellationToken) => new(
        await context.UserRoles.Where(row => row.UserId == person).Join(context.Roles, given => given.RoleId, role => role.Id, (_, role) => role.Name!).ToListAsync(cancellationToken),
        await context.Set<UserUnitRow>().Where(row => row.UserId == person).Select(row => row.UnitId).ToListAsync(cancellationToken),
        await context.Set<UserProductLineRow>().Where(row => row.UserId == person).Select(row => row.ProductLineId).ToListAsync(cancellationToken));

    private static Task<bool> OtherAdminAsync(StudioDbContext context, long person, CancellationToken cancellationToken) => context.Users.AnyAsync(
        user => user.Id != person && user.DeactivatedAt == null && user.PasswordHash != null
            && context.UserRoles.Any(given => given.UserId == user.Id && context.Roles.Any(role => role.Id == given.RoleId && role.Name == StudioRole.Admin)), cancellationToken);

    /// <summary>As it can be read later: by keys, whatever became of the rows.</summary>
    private static async Task<SaidGrants> SayAsync(StudioDbContext context, PersonGrants grants, CancellationToken cancellationToken) => new(
        [.. grants.Roles.Order(StringComparer.Ordinal)],
        await context.Set<OrgUnitRow>().Where(row => grants.Units.Contains(row.Id)).Select(row => row.Key).OrderBy(key => key).ToListAsync(cancellationToken),
        await context.Set<ProductLineRow>().Where(row => grants.ProductLines.Contains(row.Id)).Select(row => row.Key).OrderBy(key => key).ToListAsync(cancellationToken));

    private sealed record SaidGrants(IReadOnlyList<string> Roles, IReadOnlyList<string> Units, IReadOnlyList<string> ProductLines);

    private sealed record PersonChange(SaidGrants Before, SaidGrants After);
}
