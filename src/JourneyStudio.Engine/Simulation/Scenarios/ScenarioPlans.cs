using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Compiles the journeys that a scenario names.</summary>
public static class ScenarioPlans
{
    /// <summary>The journeys of a scenario with their content, numbered in the order they are named.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="read">Gives the text of a file by the path that the scenario names.</param>
    /// <param name="catalog">Kinds of activities.</param>
    public static Result<PlanSet> Compile(Scenario scenario, Func<string, string> read, ActivityCatalog catalog)
    {
        var content = ContentJson.Read(read(scenario.Content));
        if (!content.TryGet(out var found)) return Result.Fail<PlanSet>([.. content.Problems]);
        var plans = new List<Plan>();
        var problems = new List<Problem>();
        foreach (var (path, number) in scenario.Journeys.Select((path, index) => (path, index + 1)))
        {
            var plan = DefinitionJson.Read(read(path)).Then(definition => Plan.Compile(
                new PlanIdentity(new JourneyId(number), definition.DefinitionId, new VersionId(number), 1) { PublishedAt = scenario.Start }, definition, catalog));
            if (plan.TryGet(out var compiled)) plans.Add(compiled);
            else problems.AddRange(plan.Problems);
        }

        return problems.Count == 0
            ? new PlanSet(plans, plans.Select(plan => plan.Identity.Version), new ContentCatalog(found))
            : Result.Fail<PlanSet>([.. problems]);
    }
}
