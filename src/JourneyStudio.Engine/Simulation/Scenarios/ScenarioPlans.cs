using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Compiles the journeys that a scenario plays.</summary>
public static class ScenarioPlans
{
    /// <summary>The journey that a scenario is kept with, and those that run beside it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="journey">The journey, a draft or a version.</param>
    /// <param name="find">Gives another journey by its logical id; null where there is none.</param>
    /// <param name="content">What they refer to.</param>
    /// <param name="catalog">Kinds of activities.</param>
    /// <returns>The plans, the journey's own as number 1; or what keeps one from running, and problem <c>scenario.no-journey</c>.</returns>
    public static Result<PlanSet> Of(Scenario scenario, JourneyDefinition journey, Func<string, JourneyDefinition?> find, ContentCatalog content, ActivityCatalog catalog)
    {
        var found = scenario.Journeys.Select(id => (Id: id, Definition: find(id))).ToList();
        return found.Find(other => other.Definition is null) is { Id: { } missing }
            ? new Problem("scenario.no-journey", missing)
            : Compile([journey, .. found.Select(other => other.Definition!)], scenario.Start, content, catalog);
    }

    /// <summary>The journeys of a scenario with their content, numbered in the order they are named.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="read">Gives the text of a file by the path that the scenario names.</param>
    /// <param name="catalog">Kinds of activities.</param>
    public static Result<PlanSet> Compile(Scenario scenario, Func<string, string> read, ActivityCatalog catalog)
    {
        if (scenario.Content is not { } path || scenario.Journeys.IsEmpty) return new Problem("scenario.no-paths");
        var content = ContentJson.Read(read(path));
        if (!content.TryGet(out var found)) return Result.Fail<PlanSet>([.. content.Problems]);
        var definitions = scenario.Journeys.Select(journey => DefinitionJson.Read(read(journey))).ToList();
        return definitions.Exists(definition => !definition.IsOk)
            ? Result.Fail<PlanSet>([.. definitions.SelectMany(definition => definition.Problems)])
            : Compile([.. definitions.Select(definition => definition.Value)], scenario.Start, new ContentCatalog(found), catalog);
    }

    private static Result<PlanSet> Compile(IReadOnlyList<JourneyDefinition> definitions, DateTimeOffset start, ContentCatalog content, ActivityCatalog catalog)
    {
        var compiled = definitions.Select((definition, index) => Plan.Compile(
            new PlanIdentity(new JourneyId(index + 1), definition.DefinitionId, new VersionId(index + 1), 1) { PublishedAt = start }, definition, catalog)).ToList();
        if (compiled.Exists(plan => !plan.IsOk)) return Result.Fail<PlanSet>([.. compiled.SelectMany(plan => plan.Problems)]);
        var plans = compiled.ConvertAll(plan => plan.Value);
        return new PlanSet(plans, plans.Select(plan => plan.Identity.Version), content);
    }
}
