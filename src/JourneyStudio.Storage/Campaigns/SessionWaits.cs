using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Reads who is on the way with a session, before somebody changes it.</summary>
public sealed class SessionWaits(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Every token that follows data, of those who carry the session.</summary>
    public async Task<IReadOnlyList<SessionWait>> ReadAsync(string session, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from enrollment in SessionFollowers.InFlight(context, session)
            join token in context.Set<TokenRow>() on enrollment.Id equals token.EnrollmentId
            join journey in context.Set<JourneyRow>() on enrollment.JourneyId equals journey.Id
            where token.Follows
            orderby token.Due, enrollment.Id, token.Number
            select new SessionWait(enrollment.Id, enrollment.VersionId, journey.DefinitionId, journey.Name, token.Activity, token.Due, token.ArrivedAt, token.Shifted)).ToListAsync(cancellationToken);
    }

    /// <summary>How many are concerned by it, and how many of them are on the way through a journey with it.</summary>
    public async Task<(int Concerned, int InFlight)> CountAsync(string session, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await SessionFollowers.Members(context, session).CountAsync(cancellationToken), await SessionFollowers.InFlight(context, session).CountAsync(cancellationToken));
    }
}

/// <summary>A token of somebody who carries a session.</summary>
public sealed record SessionWait(long Enrollment, long Version, string DefinitionId, string Journey, string Activity, DateTimeOffset? Due, DateTimeOffset ArrivedAt, long Shifted);
