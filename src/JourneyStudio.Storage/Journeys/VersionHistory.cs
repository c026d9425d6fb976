using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>The versions of a journey, the newest first.</summary>
public sealed class VersionHistory(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyList<PastVersion>> ReadAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = from version in context.Set<JourneyVersionRow>().AsNoTracking()
                       join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                       where journey.DefinitionId == definitionId
                       orderby version.Number descending
                       select new PastVersion(
                           version.Number,
                           version.PublishedAt,
                           context.Set<StudioUser>().Where(user => user.Id == version.PublishedBy).Select(user => user.UserName).FirstOrDefault(),
                           context.Set<VersionStatsRow>().Where(stats => stats.VersionId == version.Id).Sum(stats => stats.Active),
                           version.Number == journey.PublishedVersion);
        return await versions.ToListAsync(cancellationToken);
    }

    /// <summary>One version; null where there is none of this number.</summary>
    public async Task<JourneyVersionRow?> FindAsync(string definitionId, int number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = from version in context.Set<JourneyVersionRow>().AsNoTracking()
                    join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                    where journey.DefinitionId == definitionId && version.Number == number
                    select version;
        return await query.SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>A version in the history of its journey.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When it came out.</param>
/// <param name="By">User name of who published it; null where nobody is known.</param>
/// <param name="InFlight">Members who are in it.</param>
/// <param name="Admits">Whether it is the one that members enter.</param>
public sealed record PastVersion(int Number, DateTimeOffset PublishedAt, string? By, long InFlight, bool Admits);
