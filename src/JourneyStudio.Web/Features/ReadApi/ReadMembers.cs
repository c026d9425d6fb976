using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>Finds the members that programs name.</summary>
internal static class ReadMembers
{
    /// <summary>Whoever has this external id, or had it before they were merged.</summary>
    public static async Task<MemberRow?> FindAsync(StudioDbContext context, Scope scope, string externalId, CancellationToken cancellationToken)
    {
        var members = context.Set<MemberRow>().AsNoTracking().Within(scope);
        var found = await members.FirstOrDefaultAsync(row => row.ExternalId == externalId, cancellationToken);
        return found?.MergedInto is { } survivor ? await members.FirstOrDefaultAsync(row => row.Id == survivor, cancellationToken) : found;
    }
}
