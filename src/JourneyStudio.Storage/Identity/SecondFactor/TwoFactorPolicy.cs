using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>For which roles the workspace asks for a second step.</summary>
public sealed class TwoFactorPolicy(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private static readonly AuditedSetting<IReadOnlyList<string>> Setting = new("security.two-factor", usual: [], roles => new { roles });

    public async Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Setting.ReadAsync(context, cancellationToken);
    }

    /// <summary>Whether somebody has to sign in with a second step.</summary>
    public async Task<bool> AsksAsync(long user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await Setting.ReadAsync(context, cancellationToken);
        return asked.Count > 0 && await In(context, asked).ContainsAsync(user, cancellationToken);
    }

    /// <summary>Asks these roles for it from now on. Who has no second step is signed out, and sets one up when they come back.</summary>
    /// <returns>False when the one who asks would be among them: they set up their own first.</returns>
    public async Task<bool> AskAsync(IReadOnlyList<string> roles, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var without = await In(context, roles).Where(user => !context.Set<TwoFactorRow>().Any(row => row.UserId == user)).Distinct().ToListAsync(cancellationToken);
        if (without.Contains(actor))
            return false;
        foreach (var user in await context.Users.Where(user => without.Contains(user.Id)).ToListAsync(cancellationToken))
            user.SecurityStamp = PublicId.New();
        await Setting.ChangeAsync(context, roles, actor, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private static IQueryable<long> In(StudioDbContext context, IReadOnlyList<string> roles) =>
        context.UserRoles.Join(context.Roles.Where(role => roles.Contains(role.Name!)), given => given.RoleId, role => role.Id, (given, _) => given.UserId);
}
