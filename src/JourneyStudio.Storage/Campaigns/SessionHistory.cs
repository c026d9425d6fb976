using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>How a session was at a moment and what became of it since, by the audit log.</summary>
internal static class SessionHistory
{
    /// <param name="context">The database.</param>
    /// <param name="session">The session as it is.</param>
    /// <param name="since">The moment.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The session as it was then, and its changes from then on, oldest first. What the log does not tell any more counts as never changed.</returns>
    public static async Task<(SessionRecord Then, ImmutableArray<SessionMove> Moves)> ReadAsync(StudioDbContext context, SessionRecord session, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changes = await context.Set<AuditRow>().AsNoTracking()
            .Where(row => row.SubjectKind == SessionEditing.Subject && row.SubjectId == session.Key && row.At > since)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var moves = ImmutableArray.CreateBuilder<SessionMove>();
        SessionRecord? then = null, now = null;
        foreach (var change in changes)
        {
            if (change.Values is not { Length: > 0 } values || StoredJson.Read<SegmentValues>(values) is not { Before: { } before, After: { } after }) continue;
            then ??= As(session.CancelledAt > since ? session with { Cancelled = false, CancelledAt = null } : session, before);
            now = change.Action == SessionEditing.Cancel ? (now ?? then) with { Cancelled = true, CancelledAt = change.At } : As(now ?? then, after);
            moves.Add(new SessionMove(change.At, now));
        }

        return (then ?? session, moves.ToImmutable());
    }

    private static SessionRecord As(SessionRecord session, string draft)
    {
        var told = StoredJson.Read<SessionDraft>(draft);
        return session with
        {
            Names = told.Names,
            Campaign = told.Campaign,
            Store = told.Store,
            Place = told.Place,
            Zone = told.TimeZone,
            StartsAt = told.StartsAt,
            EndsAt = told.EndsAt,
            Capacity = told.Capacity,
            Lecturer = told.Lecturer,
            Coupon = told.Coupon,
        };
    }
}
