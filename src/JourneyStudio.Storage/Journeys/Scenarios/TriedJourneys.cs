using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Content;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>Reads what kept scenarios are played on: a journey as it is drawn and, beside it, others as they are published, else as they are drawn.</summary>
public sealed class TriedJourneys(DraftStore drafts, JourneyPublishing publishing, WorkspaceContents contents, ActivityCatalog catalog)
{
    /// <summary>The journey as it is drawn now; null where there is none.</summary>
    public async Task<TriedJourney?> OpenAsync(string definitionId, CancellationToken cancellationToken) =>
        await drafts.FindAsync(definitionId, cancellationToken) is { } draft ? await OpenAsync(draft.Definition, cancellationToken) : null;

    /// <summary>A journey that was read already.</summary>
    public async Task<TriedJourney> OpenAsync(JourneyDefinition definition, CancellationToken cancellationToken)
    {
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), definition.DefinitionId, new VersionId(1), 1), definition, catalog);
        return new TriedJourney(definition, content, plan.IsOk ? plan.Value : null, plan.Problems);
    }

    /// <summary>What each scenario runs, in their order; or what keeps one of its journeys from running, and problem <c>scenario.no-journey</c>.</summary>
    public async Task<IReadOnlyList<(Scenario Scenario, Result<PlanSet> Plans)>> PlansAsync(TriedJourney journey, IReadOnlyCollection<Scenario> scenarios, CancellationToken cancellationToken)
    {
        var others = new Dictionary<string, JourneyDefinition>(StringComparer.Ordinal);
        foreach (var id in scenarios.SelectMany(scenario => scenario.Journeys).Distinct())
            if (await OtherAsync(id, cancellationToken) is { } other) others.Add(id, other);
        return [.. scenarios.Select(scenario => (scenario, ScenarioPlans.Of(scenario, journey.Definition, others.GetValueOrDefault, journey.Content, catalog)))];
    }

    private async Task<JourneyDefinition?> OtherAsync(string definitionId, CancellationToken cancellationToken) =>
        await publishing.PublishedAsync(definitionId, cancellationToken) is { } version && DefinitionJson.Read(version.Text).TryGet(out var published) ? published
        : (await drafts.FindAsync(definitionId, cancellationToken))?.Definition;
}
