using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Reads the versions that the runtime must know.</summary>
public sealed class RunnableVersions(IDbContextFactory<StudioDbContext> contexts)
{
    /// <returns>The versions, and a stamp that is no newer than they are.</returns>
    public async Task<(PlanStamp Stamp, IReadOnlyList<RunnableVersion> Versions)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stamp = new PlanStamp(
            await context.Set<JourneyVersionRow>().MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0,
            await context.Set<OperationRow>().MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0);
        var versions = await (
            from version in context.Set<JourneyVersionRow>().AsNoTracking()
            join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
            let admits = (journey.State == JourneyStates.Live || journey.State == JourneyStates.Paused) && journey.PublishedVersion == version.Number
            let concerned = context.Set<OperationRow>().Any(row => row.JourneyId == journey.Id && row.State == OperationKinds.Running && (row.Kind == OperationKinds.Migrate || row.Kind == OperationKinds.TakeBack))
            where admits || concerned || context.Set<VersionStatsRow>().Where(stats => stats.VersionId == version.Id).Sum(stats => stats.Active) > 0
            orderby version.Id
            select new RunnableVersion(journey.Id, journey.DefinitionId, version.Id, version.Number, version.Text, version.PublishedAt, admits, journey.State == JourneyStates.Paused)).ToListAsync(cancellationToken);
        return (stamp, versions);
    }
}
