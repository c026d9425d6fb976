using JourneyStudio.Engine;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>The scenarios that are kept with journeys. Their names are unique within a journey; every change is audited.</summary>
public sealed class JourneyScenarios(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Most characters of one scenario, as it is stored.</summary>
    public const int MostText = 500_000;

    private const int LongestName = 120;

    /// <summary>Those of a journey, by name.</summary>
    public async Task<IReadOnlyList<KeptScenario>> ReadAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Of(context, definitionId).AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new KeptScenario(row.Id, row.Revision, ScenarioJson.Read(row.Text).Value, row.UpdatedAt))];
    }

    /// <summary>Logical ids of the journeys that have some and are not archived, in order.</summary>
    public async Task<IReadOnlyList<string>> JourneysAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Set<JourneyRow>().Where(journey => journey.State != JourneyStates.Archived && context.Set<ScenarioRow>().Any(row => row.JourneyId == journey.Id)).Select(journey => journey.DefinitionId).ToListAsync(cancellationToken);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>How many each journey has, by its logical id.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = from scenario in context.Set<ScenarioRow>()
                     join journey in context.Set<JourneyRow>() on scenario.JourneyId equals journey.Id
                     group scenario by journey.DefinitionId into ofJourney
                     select new { ofJourney.Key, Count = ofJourney.Count() };
        return await counts.ToDictionaryAsync(counted => counted.Key, counted => counted.Count, cancellationToken);
    }

    /// <summary>Keeps a scenario.</summary>
    /// <returns>Its number; or problem <c>scenario.no-name</c>, <c>scenario.large</c>, <c>journey.unknown</c> or <c>scenario.twice</c>.</returns>
    public async Task<Result<long>> AddAsync(string definitionId, Scenario scenario, long? by, CancellationToken cancellationToken)
    {
        var text = ScenarioJson.Write(scenario);
        if (Refusal(scenario.Name, text) is { } refusal) return refusal;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<JourneyRow>().Where(row => row.DefinitionId == definitionId).Select(row => (long?)row.Id).SingleOrDefaultAsync(cancellationToken) is not { } journey) return new Problem("journey.unknown", definitionId);
        if (await Of(context, definitionId).AnyAsync(row => row.Name == scenario.Name, cancellationToken)) return new Problem("scenario.twice", scenario.Name);
        var kept = new ScenarioRow { JourneyId = journey, Name = scenario.Name, Text = text, UpdatedAt = clock.GetUtcNow(), UpdatedBy = by };
        context.Add(kept);
        context.Add(Note("scenario.keep", definitionId, scenario.Name, by));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return kept.Id;
    }

    /// <summary>Puts another in the place of one that is kept.</summary>
    /// <returns>Its revision; or problem <c>scenario.no-name</c>, <c>scenario.large</c>, <c>scenario.twice</c> or <c>scenario.moved-on</c>.</returns>
    public async Task<Result<int>> ReplaceAsync(string definitionId, long id, int revision, Scenario scenario, long? by, CancellationToken cancellationToken)
    {
        var text = ScenarioJson.Write(scenario);
        if (Refusal(scenario.Name, text) is { } refusal) return refusal;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await Of(context, definitionId).SingleOrDefaultAsync(row => row.Id == id && row.Revision == revision, cancellationToken) is not { } kept) return new Problem("scenario.moved-on");
        if (await Of(context, definitionId).AnyAsync(row => row.Id != id && row.Name == scenario.Name, cancellationToken)) return new Problem("scenario.twice", scenario.Name);
        (kept.Name, kept.Text, kept.Revision, kept.UpdatedAt, kept.UpdatedBy) = (scenario.Name, text, revision + 1, clock.GetUtcNow(), by);
        context.Add(Note("scenario.change", definitionId, scenario.Name, by));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return revision + 1;
    }

    /// <summary>Removes one. False when it is not there in this state any more.</summary>
    public async Task<bool> RemoveAsync(string definitionId, long id, int revision, long? by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await Of(context, definitionId).SingleOrDefaultAsync(row => row.Id == id && row.Revision == revision, cancellationToken) is not { } kept) return false;
        context.Remove(kept);
        context.Add(Note("scenario.remove", definitionId, kept.Name, by));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private static IQueryable<ScenarioRow> Of(StudioDbContext context, string definitionId) =>
        from scenario in context.Set<ScenarioRow>()
        join journey in context.Set<JourneyRow>() on scenario.JourneyId equals journey.Id
        where journey.DefinitionId == definitionId
        select scenario;

    private static Problem? Refusal(string name, string text) =>
        string.IsNullOrWhiteSpace(name) || name.Length > LongestName ? new Problem("scenario.no-name")
        : text.Length > MostText ? new Problem("scenario.large", $"{MostText}")
        : null;

    private AuditRow Note(string action, string definitionId, string name, long? by) =>
        new() { At = clock.GetUtcNow(), Actor = by, Action = action, SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { name }) };
}
