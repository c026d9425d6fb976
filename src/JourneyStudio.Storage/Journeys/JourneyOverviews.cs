using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>The journeys of the workspace with their counts, for the list: hundreds at most.</summary>
public sealed class JourneyOverviews(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyList<JourneyOverview>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var journeys = await context.Set<JourneyRow>().AsNoTracking().ToListAsync(cancellationToken);
        var drafts = await context.Set<DraftRow>().AsNoTracking().ToDictionaryAsync(row => row.JourneyId, cancellationToken);
        var published = await Published(context).ToDictionaryAsync(row => row.JourneyId, cancellationToken);
        var counts = await Counts(context).ToDictionaryAsync(row => row.JourneyId, cancellationToken);
        return [.. journeys.Select(journey => Overview(
            journey, drafts.GetValueOrDefault(journey.Id), published.GetValueOrDefault(journey.Id), counts.GetValueOrDefault(journey.Id)))];
    }

    /// <summary>Names by logical id, for lists to choose from.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await context.Set<JourneyRow>().OrderBy(row => row.NameFolded).Select(row => new { row.DefinitionId, row.Name }).ToListAsync(cancellationToken);
        return names.ConvertAll(journey => KeyValuePair.Create(journey.DefinitionId, journey.Name));
    }

    private static IQueryable<JourneyVersionRow> Published(StudioDbContext context) =>
        from version in context.Set<JourneyVersionRow>().AsNoTracking()
        join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
        where version.Number == journey.PublishedVersion
        select version;

    private static IQueryable<JourneyCounts> Counts(StudioDbContext context) =>
        from stats in context.Set<VersionStatsRow>()
        join version in context.Set<JourneyVersionRow>() on stats.VersionId equals version.Id
        group stats by version.JourneyId into versions
        select new JourneyCounts(versions.Key, versions.Sum(stats => stats.Active), versions.Sum(stats => stats.Entered));

    private static JourneyOverview Overview(JourneyRow journey, DraftRow? draft, JourneyVersionRow? version, JourneyCounts? counts) => new()
    {
        DefinitionId = journey.DefinitionId,
        Name = journey.Name,
        State = journey.State,
        PublishedVersion = journey.PublishedVersion,
        PublishedAt = version?.PublishedAt,
        ChangedAt = draft is not null && draft.UpdatedAt > journey.UpdatedAt ? draft.UpdatedAt : journey.UpdatedAt,
        Asks = draft is { AskedRevision: { } asked } && asked == draft.Revision,
        Text = draft?.Text ?? version?.Text ?? "",
        InFlight = counts?.InFlight ?? 0,
        Entered = counts?.Entered ?? 0,
    };

    private sealed record JourneyCounts(long JourneyId, long InFlight, long Entered);
}
