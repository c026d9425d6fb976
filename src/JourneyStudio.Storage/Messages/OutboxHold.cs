using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Messages;

/// <summary>Holds the whole outbox: after a restore nobody knows which of its messages have left since the backup. An admin looks and lets it go.</summary>
public sealed class OutboxHold(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Setting that holds the outbox as long as it is there; its value says why.</summary>
    public const string Setting = "outbox.held";

    /// <summary>Why it is held; null when it is not.</summary>
    public async Task<string?> ReasonAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SettingRow>().Where(row => row.Key == Setting).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task HoldAsync(string reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<SettingRow>().AnyAsync(row => row.Key == Setting, cancellationToken))
            return;
        context.Add(new SettingRow { Key = Setting, Value = reason, UpdatedAt = clock.GetUtcNow() });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Lets it go. True when it was held.</summary>
    public async Task<bool> ReleaseAsync(long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<SettingRow>().FirstOrDefaultAsync(row => row.Key == Setting, cancellationToken) is not { } held)
            return false;
        context.Remove(held);
        context.Add(new Audit.AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = "outbox.release", SubjectKind = "outbox", SubjectId = "", Values = held.Value });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }
}
