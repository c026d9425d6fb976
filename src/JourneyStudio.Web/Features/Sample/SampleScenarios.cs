using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>Keeps the scenarios of samples/ with the journeys that they are about, each once. Those of other content than the workspace's are left out.</summary>
internal sealed class SampleScenarios(JourneyScenarios scenarios, IDbContextFactory<StudioDbContext> contexts, TimeProvider clock, ILogger<SampleScenarios> logger)
{
    public async Task KeepAsync(string root, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SampleMarks.ReadAsync(context, SampleMarks.Scenarios, cancellationToken) is not null)
            return;
        foreach (var file in SampleFiles.Scenarios(root))
            await KeepAsync(root, file, cancellationToken);
        await SampleMarks.WriteAsync(context, SampleMarks.Scenarios, "kept", clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task KeepAsync(string root, string file, CancellationToken cancellationToken)
    {
        string Of(string path) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path));
        var scenario = ScenarioJson.Read(await File.ReadAllTextAsync(file, cancellationToken)).Value;
        if (scenario.Content is not { } content || Of(content) != SampleFiles.ContentOf(root)) return;
        var journeys = new List<string>();
        foreach (var path in scenario.Journeys)
            journeys.Add(DefinitionJson.Read(await File.ReadAllTextAsync(Of(path), cancellationToken)).Value.DefinitionId);
        // It is about the journey that somebody is expected to go through first
        var about = scenario.Then.FirstOrDefault(expected => expected.Path is { IsEmpty: false })?.Journey ?? journeys[^1];
        var done = await scenarios.AddAsync(about, scenario with { Content = null, Journeys = [.. journeys.Where(journey => journey != about)] }, by: null, cancellationToken);
        // One that is there already was kept before a crash
        if (!done.IsOk && done.Problems[0].Code != "scenario.twice") logger.ScenarioRefused(Path.GetFileName(file), string.Join("; ", done.Problems));
    }
}
