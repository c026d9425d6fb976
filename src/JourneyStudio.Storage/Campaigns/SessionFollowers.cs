using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Whom a session concerns: those who are on the way through a journey with it, and those who carry a tag of it.</summary>
internal static class SessionFollowers
{
    /// <summary>What an enrollment carries is kept as text; sessions are changed seldom.</summary>
    public static IQueryable<EnrollmentRow> InFlight(StudioDbContext context, string session)
    {
        var carried = $"\"{RecordKinds.Session}\":{StoredJson.Write(session)}";
        return context.Set<EnrollmentRow>().Where(row => row.State == "active" && row.Records != null && row.Records.Contains(carried));
    }

    public static IQueryable<long> Members(StudioDbContext context, string session) =>
        InFlight(context, session).Where(row => row.SubjectKind == "member").Select(row => row.MemberId).Union(context.Set<MemberTagRow>().Where(row => row.Scope == session).Select(row => row.MemberId));

    /// <summary>Every token that follows one of its dates decides anew.</summary>
    public static Task<int> WakeAsync(StudioDbContext context, string session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inFlight = InFlight(context, session).Select(row => row.Id);
        return context.Set<TokenRow>().Where(token => token.Follows && inFlight.Contains(token.EnrollmentId)).ExecuteUpdateAsync(set => set.SetProperty(token => token.Due, now), cancellationToken);
    }
}
