using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Reads what a sandbox runs; from then on the sandbox is alone with it.</summary>
internal sealed class SandboxDesk(DraftStore drafts, VersionHistory versions, WorkspaceContents contents, ContentNaming naming, LivedPassages passages, JourneyScenarios scenarios, TriedJourneys journeys, JourneyOverviews overviews, ActivityCatalog catalog)
{
    private static readonly VersionId Tried = new(1);

    /// <param name="definitionId">The journey.</param>
    /// <param name="version">Number of a version; null: the draft.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is no such journey or version.</returns>
    public async Task<SandboxJourney?> OpenAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        if (await DefinitionAsync(definitionId, version, cancellationToken) is not { } definition) return null;
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        var names = await naming.ReadAsync(cancellationToken);
        ImmutableArray<int> numbers = [.. (await versions.ReadAsync(definitionId, cancellationToken)).Select(past => past.Number)];
        var identity = new PlanIdentity(new JourneyId(1), definition.DefinitionId, Tried, version ?? 0);
        var plan = Plan.Compile(identity, definition, catalog);
        ImmutableArray<Problem> problems = plan.TryGet(out var compiled) ? compiled.Triggers.IsEmpty ? [new Problem("journey.no-trigger")] : [] : [.. plan.Problems];
        return new SandboxJourney(definition, version, numbers, problems.IsEmpty ? compiled : null, problems, content, names);
    }

    /// <summary>A passage that somebody has lived, as a script for its own version.</summary>
    /// <param name="enrollment">Number of the enrollment.</param>
    /// <param name="journey">The version that it went through.</param>
    /// <param name="scope">Whose members the tester may see.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is no such passage of this version, or it is not for the tester to see.</returns>
    public async Task<(PassagePlace Place, Scenario Script)?> ReplayAsync(long enrollment, SandboxJourney journey, Scope scope, CancellationToken cancellationToken)
    {
        if (journey.Plan is not { } plan || await passages.PlaceAsync(enrollment, scope, cancellationToken) is not { } place) return null;
        if (place.DefinitionId != journey.Definition.DefinitionId || place.Version != journey.Version) return null;
        var lived = await passages.ReadAsync(enrollment, new PlanSet([plan], [plan.Identity.Version], journey.Content), cancellationToken);
        return lived.Steps.IsEmpty ? null : (place, PassageReplay.Script(lived, "", journey.Content));
    }

    /// <summary>A scenario that is kept with the journey, and the journeys that it plays.</summary>
    /// <param name="scenario">Its number.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where the journey has no such scenario; else what keeps its journeys from running.</returns>
    public async Task<(Scenario Script, Result<PlanSet> Plans)?> KeptAsync(long scenario, SandboxJourney journey, CancellationToken cancellationToken)
    {
        if ((await scenarios.ReadAsync(journey.Definition.DefinitionId, cancellationToken)).FirstOrDefault(kept => kept.Id == scenario) is not { Scenario: var script }) return null;
        return (await journeys.PlansAsync(journey.Tried, [script], cancellationToken))[0];
    }

    /// <summary>What a run of before needs: the journey, and those that ran beside it as they are now.</summary>
    /// <param name="script">What was done.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What keeps one of them from running, else the plans.</returns>
    public async Task<Result<PlanSet>> PlansAsync(Scenario script, SandboxJourney journey, CancellationToken cancellationToken) =>
        (await journeys.PlansAsync(journey.Tried, [script], cancellationToken))[0].Plans;

    /// <summary>The journey with the others that are live beside it.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="at">When they begin to run.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What keeps one of them from running, else the plans.</returns>
    public async Task<Result<PlanSet>> TogetherAsync(SandboxJourney journey, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var live = (await overviews.AllAsync(cancellationToken)).Where(other => other is { State: JourneyStates.Live, PublishedVersion: not null } && other.DefinitionId != journey.Definition.DefinitionId);
        var together = new Scenario { Name = "", Start = at, Journeys = [.. live.Select(other => other.DefinitionId).Order(StringComparer.Ordinal)], Members = [], When = [], Then = [] };
        return await PlansAsync(together, journey, cancellationToken);
    }

    private async Task<JourneyDefinition?> DefinitionAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        if (version is not { } number) return (await drafts.FindAsync(definitionId, cancellationToken))?.Definition;
        return await versions.FindAsync(definitionId, number, cancellationToken) is { } row && DefinitionJson.Read(row.Text).TryGet(out var definition) ? definition : null;
    }
}
