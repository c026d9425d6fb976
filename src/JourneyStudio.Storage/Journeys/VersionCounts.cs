using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Figures of one version.</summary>
public sealed record VersionCount(int Version, VersionStatsRow Enrollments, IReadOnlyList<VersionActivityCount> Activities);

/// <summary>Figures of one activity of a version.</summary>
/// <param name="Activity">Its id.</param>
/// <param name="Entered">Arrivals.</param>
/// <param name="Waiting">Tokens that stand here now.</param>
/// <param name="Failed">Departures by failure.</param>
/// <param name="Ports">Departures by output.</param>
public sealed record VersionActivityCount(string Activity, long Entered, long Waiting, long Failed, IReadOnlyDictionary<string, long> Ports);

/// <summary>Reads a journey's figures version by version, as they were counted with the steps.</summary>
public sealed class VersionCounts(IDbContextFactory<StudioDbContext> contexts)
{
    private const string FailedOutput = "(failed)";

    /// <summary>By version, the oldest first; null when there is no such journey.</summary>
    public async Task<IReadOnlyList<VersionCount>?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<JourneyRow>().Where(row => row.DefinitionId == definitionId).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken) is not { } journey)
            return null;
        var versions = await context.Set<JourneyVersionRow>().Where(row => row.JourneyId == journey).OrderBy(row => row.Number)
            .Select(row => new { row.Id, row.Number }).ToListAsync(cancellationToken);
        var ids = versions.ConvertAll(version => version.Id);
        var enrollments = await Enrollments(context.Set<VersionStatsRow>().Where(row => ids.Contains(row.VersionId))).ToDictionaryAsync(row => row.VersionId, cancellationToken);
        var arrivals = (await context.Set<ActivityStatsRow>().Where(row => ids.Contains(row.VersionId))
            .GroupBy(row => new { row.VersionId, row.Activity })
            .Select(rows => new ActivityStatsRow { VersionId = rows.Key.VersionId, Activity = rows.Key.Activity, Arrivals = rows.Sum(row => row.Arrivals), Present = rows.Sum(row => row.Present) })
            .ToListAsync(cancellationToken)).ToLookup(row => row.VersionId);
        var departures = (await context.Set<ActivityDepartureRow>().Where(row => ids.Contains(row.VersionId))
            .GroupBy(row => new { row.VersionId, row.Activity, row.Port })
            .Select(rows => new ActivityDepartureRow { VersionId = rows.Key.VersionId, Activity = rows.Key.Activity, Port = rows.Key.Port, Departures = rows.Sum(row => row.Departures) })
            .ToListAsync(cancellationToken)).ToLookup(row => (row.VersionId, row.Activity));
        return versions.ConvertAll(version => new VersionCount(
            version.Number,
            enrollments.GetValueOrDefault(version.Id) ?? new VersionStatsRow { VersionId = version.Id },
            [.. arrivals[version.Id].OrderBy(row => row.Activity, StringComparer.Ordinal).Select(row => Activity(row, departures[(version.Id, row.Activity)]))]));
    }

    private static IQueryable<VersionStatsRow> Enrollments(IQueryable<VersionStatsRow> counted) => counted.GroupBy(row => row.VersionId).Select(rows => new VersionStatsRow
    {
        VersionId = rows.Key,
        Entered = rows.Sum(row => row.Entered),
        MigratedIn = rows.Sum(row => row.MigratedIn),
        Active = rows.Sum(row => row.Active),
        Completed = rows.Sum(row => row.Completed),
        Exited = rows.Sum(row => row.Exited),
        Failed = rows.Sum(row => row.Failed),
        Stopped = rows.Sum(row => row.Stopped),
        MigratedOut = rows.Sum(row => row.MigratedOut),
        Control = rows.Sum(row => row.Control),
        Converted = rows.Sum(row => row.Converted),
        ControlConverted = rows.Sum(row => row.ControlConverted),
    });

    private static VersionActivityCount Activity(ActivityStatsRow row, IEnumerable<ActivityDepartureRow> departures)
    {
        var byPort = departures.ToDictionary(departure => departure.Port, departure => departure.Departures, StringComparer.Ordinal);
        return new VersionActivityCount(row.Activity, row.Arrivals, row.Present, byPort.GetValueOrDefault(FailedOutput), byPort);
    }
}
