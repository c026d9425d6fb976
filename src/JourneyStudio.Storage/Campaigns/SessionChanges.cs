using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Writes sessions as another system knows them: every token that follows one of its dates decides anew.</summary>
public sealed class SessionChanges(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Writes where and when a session takes place, and whether it does.</summary>
    /// <returns>False when there is no such session.</returns>
    public async Task<bool> ChangeAsync(SessionRecord session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<SessionRow>().SingleOrDefaultAsync(row => row.Key == session.Key, cancellationToken) is not { } row)
            return false;
        (row.Names, row.Place, row.TimeZone, row.Lecturer, row.Capacity) = (session.Names, session.Place, session.Zone, session.Lecturer, session.Capacity);
        (row.StartsAt, row.EndsAt, row.State) = (session.StartsAt, session.EndsAt, session.Cancelled ? SessionStates.Cancelled : SessionStates.Planned);
        row.CancelledAt = session.Cancelled ? row.CancelledAt ?? now : null;
        await context.SaveChangesAsync(cancellationToken);
        await SessionFollowers.WakeAsync(context, session.Key, now, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}
