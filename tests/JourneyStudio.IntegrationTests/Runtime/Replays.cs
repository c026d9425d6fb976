using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Passages that members have lived, gone through again in memory.</summary>
internal static class Replays
{
    /// <summary>Holds what was lived to what comes of it again.</summary>
    /// <param name="studio">Where it was lived.</param>
    /// <param name="passage">Number of the enrollment, of the first version of the first journey.</param>
    /// <param name="definition">That version.</param>
    /// <returns>The path.</returns>
    public static async Task<string[]> ReplayAsync(this RuntimeStudio studio, long passage, string definition)
    {
        var passages = studio.Get<LivedPassages>();
        Assert.Null(await passages.PlaceAsync(passage, Scope.Nobody, default));
        Assert.Equal((RuntimeStudio.FirstJourney, 1), await passages.PlaceAsync(passage, Scope.Whole, default) is { } place ? (place.DefinitionId, place.Version) : default);
        var read = DefinitionJson.Read(definition).Value;
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), read.DefinitionId, new VersionId(1), 1), read, ImportStudio.Catalog).Value;
        var plans = new PlanSet([plan], [plan.Identity.Version], new ContentCatalog(await studio.Get<WorkspaceContents>().ReadAsync(default)));
        var script = PassageReplay.Script(await passages.ReadAsync(passage, plans, default), "again", plans.Content);
        var again = await ScenarioRun.RunAsync(script, plans, SampleScenarios.Renderer, new InMemoryStore(script.Sessions.ToDictionary(session => session.Key)));
        Assert.Empty(again.Failures);
        return [.. script.Then[0].Path!];
    }
}
