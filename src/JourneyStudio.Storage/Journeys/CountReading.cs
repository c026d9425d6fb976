using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Reads the figures that the canvas draws.</summary>
public sealed class CountReading(IDbContextFactory<StudioDbContext> contexts)
{
    private const string FailedEnd = "(failed)";

    public async Task<JourneyCounts> ReadAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = from version in context.Set<JourneyVersionRow>()
                       join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                       where journey.DefinitionId == definitionId
                       select version.Id;
        var inFlight = await context.Set<VersionStatsRow>().Where(row => versions.Contains(row.VersionId)).SumAsync(row => row.Active, cancellationToken);
        var stats = await context.Set<ActivityStatsRow>().Where(row => versions.Contains(row.VersionId))
            .GroupBy(row => row.Activity)
            .Select(rows => new { Activity = rows.Key, Arrivals = rows.Sum(row => row.Arrivals), Present = rows.Sum(row => row.Present) })
            .ToListAsync(cancellationToken);
        var departures = await context.Set<ActivityDepartureRow>().Where(row => versions.Contains(row.VersionId))
            .GroupBy(row => new { row.Activity, row.Port })
            .Select(rows => new { rows.Key.Activity, rows.Key.Port, Count = rows.Sum(row => row.Departures) })
            .ToListAsync(cancellationToken);
        var ports = departures.ToLookup(row => row.Activity);
        return new JourneyCounts(inFlight, stats.ToDictionary(row => row.Activity, row => new ActivityCounts(
            row.Arrivals,
            row.Present,
            ports[row.Activity].Where(departure => departure.Port == FailedEnd).Sum(departure => departure.Count),
            ports[row.Activity].Where(departure => !departure.Port.StartsWith('(')).ToDictionary(departure => departure.Port, departure => departure.Count))));
    }
}
