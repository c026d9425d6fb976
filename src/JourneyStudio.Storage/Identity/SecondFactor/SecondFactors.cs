using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>The second step of signing in: a code of an authenticator app, or a recovery code. Every change is audited with it in one transaction.</summary>
public sealed class SecondFactors(IDbContextFactory<StudioDbContext> contexts, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("two-factor");

    /// <summary>How many recovery codes somebody has left; null when they sign in by password alone.</summary>
    public async Task<int?> RecoveryLeftAsync(long user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await context.Set<TwoFactorRow>().Where(row => row.UserId == user).Select(row => row.RecoveryHashes).FirstOrDefaultAsync(cancellationToken);
        return kept is null ? null : RecoveryCodes.Left(kept);
    }

    /// <summary>Sets it up, once the app has shown a code of the secret.</summary>
    /// <returns>The recovery codes, which nobody sees again; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(long user, string secret, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Totp.Match(secret, Trim(code), now, lastStep: 0) is not { } step)
            return null;
        var codes = RecoveryCodes.New();
        var changed = await ChangeAsync(user, user, "user.two-factor-on", async context =>
        {
            context.RemoveRange(await context.Set<TwoFactorRow>().Where(row => row.UserId == user).ToListAsync(cancellationToken));
            await context.SaveChangesAsync(cancellationToken);
            context.Add(new TwoFactorRow { UserId = user, Secret = protector.Protect(secret), LastStep = step, RecoveryHashes = RecoveryCodes.Keep(codes), Since = now });
            return true;
        }, cancellationToken);
        return changed ? codes : null;
    }

    /// <summary>Whether a code opens: it does so once.</summary>
    public async Task<bool> OpensAsync(long user, string code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<TwoFactorRow>().FirstOrDefaultAsync(row => row.UserId == user, cancellationToken) is not { } known)
            return false;
        var said = Trim(code);
        if (Totp.Match(protector.Unprotect(known.Secret), said, clock.GetUtcNow(), known.LastStep) is { } step)
        {
            // the condition decides between two nodes that got the same code at once
            var before = known.LastStep;
            if (await context.Set<TwoFactorRow>().Where(row => row.UserId == user && row.LastStep == before).ExecuteUpdateAsync(row => row.SetProperty(r => r.LastStep, step), cancellationToken) == 0)
                return false;
        }
        else if (RecoveryCodes.Without(known.RecoveryHashes, said) is { } left)
        {
            var kept = known.RecoveryHashes;
            if (await context.Set<TwoFactorRow>().Where(row => row.UserId == user && row.RecoveryHashes == kept).ExecuteUpdateAsync(row => row.SetProperty(r => r.RecoveryHashes, left), cancellationToken) == 0)
                return false;
            await NoteAsync(context, user, user, "user.recovery-code", cancellationToken);
        }
        else
        {
            return false;
        }
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Other recovery codes; those of before open nothing any more.</summary>
    public async Task<IReadOnlyList<string>?> RenewCodesAsync(long user, CancellationToken cancellationToken)
    {
        var codes = RecoveryCodes.New();
        var changed = await ChangeAsync(user, user, "user.recovery-codes", async context =>
        {
            if (await context.Set<TwoFactorRow>().FirstOrDefaultAsync(row => row.UserId == user, cancellationToken) is not { } row)
                return false;
            row.RecoveryHashes = RecoveryCodes.Keep(codes);
            return true;
        }, cancellationToken);
        return changed ? codes : null;
    }

    /// <summary>Takes it away: by its owner, or by an admin for somebody who lost their phone. False when there was none.</summary>
    public Task<bool> RemoveAsync(long user, long actor, CancellationToken cancellationToken) => ChangeAsync(user, actor, "user.two-factor-off", async context =>
    {
        if (await context.Set<TwoFactorRow>().FirstOrDefaultAsync(row => row.UserId == user, cancellationToken) is not { } row)
            return false;
        context.Remove(row);
        return true;
    }, cancellationToken);

    private async Task<bool> ChangeAsync(long user, long actor, string action, Func<StudioDbContext, Task<bool>> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (!await change(context))
            return false;
        await NoteAsync(context, user, actor, action, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private async Task NoteAsync(StudioDbContext context, long user, long actor, string action, CancellationToken cancellationToken)
    {
        var name = await context.Users.Where(row => row.Id == user).Select(row => row.UserName).FirstOrDefaultAsync(cancellationToken);
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = StudioPeople.Subject, SubjectId = name ?? "" });
    }

    private static string Trim(string code) => code.Replace(" ", "", StringComparison.Ordinal).Trim();
}
