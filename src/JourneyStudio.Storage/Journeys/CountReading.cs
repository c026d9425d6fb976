using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Reads the figures that the canvas draws.</summary>
public sealed class CountReading(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Lag is looked for among the tokens that have been due the longest, of all journeys: a page asks every second, also when a million are due.</summary>
    private const int LookedAt = 2000;
    private const string FailedEnd = "(failed)";
    private static readonly string[] LeftMidway = [FailedEnd, "(exited)", "(stopped)"];

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
        var lags = await LagsAsync(context, definitionId, cancellationToken);
        return new JourneyCounts(inFlight, stats.ToDictionary(row => row.Activity, row => new ActivityCounts(
            row.Arrivals,
            row.Present,
            ports[row.Activity].Where(departure => departure.Port == FailedEnd).Sum(departure => departure.Count),
            ports[row.Activity].Where(departure => LeftMidway.Contains(departure.Port)).Sum(departure => departure.Count),
            lags.GetValueOrDefault(row.Activity),
            ports[row.Activity].Where(departure => !departure.Port.StartsWith('(')).ToDictionary(departure => departure.Port, departure => departure.Count))));
    }

    private async Task<Dictionary<string, double>> LagsAsync(StudioDbContext context, string definitionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await context.Set<TokenRow>().Where(row => row.Due != null && row.Due <= now && !row.Held).OrderBy(row => row.Due).Take(LookedAt)
            .Join(context.Set<JourneyRow>().Where(row => row.DefinitionId == definitionId), token => token.JourneyId, journey => journey.Id, (token, _) => new { token.Activity, token.Due })
            .ToListAsync(cancellationToken);
        return late.GroupBy(row => row.Activity).ToDictionary(rows => rows.Key, rows => Math.Round((now - rows.Min(row => row.Due!.Value)).TotalSeconds, 1));
    }
}
