using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Whom a session concerns: those who are on the way through a journey with it, and those who carry a tag of it.</summary>
internal static class SessionFollowers
{
    /// <summary>Found by the index of those who carry a session: the conditions are its own.</summary>
    public static IQueryable<EnrollmentRow> InFlight(StudioDbContext context, string session) =>
        context.Set<EnrollmentRow>().Where(row => row.State == "active" && row.Session != null && row.Session == session);

    public static IQueryable<long> Members(StudioDbContext context, string session) =>
        InFlight(context, session).Where(row => row.SubjectKind == "member").Select(row => row.MemberId).Union(context.Set<MemberTagRow>().Where(row => row.Scope != "" && row.Scope == session).Select(row => row.MemberId));

    /// <summary>Every token that follows one of its dates decides anew.</summary>
    public static Task<int> WakeAsync(StudioDbContext context, string session, DateTimeOffset now, CancellationToken cancellationToken) =>
        Waiting(context, session).ExecuteUpdateAsync(set => set.SetProperty(token => token.Due, now), cancellationToken);

    /// <summary>Tokens of those who are on the way with it that follow data.</summary>
    public static IQueryable<TokenRow> Waiting(StudioDbContext context, string session)
    {
        var inFlight = InFlight(context, session).Select(row => row.Id);
        return context.Set<TokenRow>().Where(token => token.Follows && inFlight.Contains(token.EnrollmentId));
    }
}
