using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>Locks an account after wrong passwords or codes in a row, whoever tried them and on whichever node.</summary>
public sealed class SignInLock(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const int TriesBeforeLockOut = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    public bool Holds(StudioUser user) => user.LockoutEnd > clock.GetUtcNow();

    /// <summary>Counts a failed try; true when the account is locked by it.</summary>
    public async Task<bool> FailAsync(long user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Users.Where(row => row.Id == user).ExecuteUpdateAsync(row => row.SetProperty(r => r.AccessFailedCount, r => r.AccessFailedCount + 1), cancellationToken);
        DateTimeOffset? end = clock.GetUtcNow() + LockedFor;
        var locked = await context.Users.Where(row => row.Id == user && row.AccessFailedCount >= TriesBeforeLockOut)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.LockoutEnd, end).SetProperty(r => r.AccessFailedCount, 0), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return locked > 0;
    }

    /// <summary>Somebody is in: what failed before counts no more.</summary>
    public async Task ClearAsync(long user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Users.Where(row => row.Id == user && (row.AccessFailedCount > 0 || row.LockoutEnd != null))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.AccessFailedCount, 0).SetProperty(r => r.LockoutEnd, (DateTimeOffset?)null), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
