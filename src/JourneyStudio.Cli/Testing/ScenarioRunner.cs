using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Cli.Validating;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Cli.Testing;

/// <summary>Runs scenarios in memory. Links in messages are signed with a secret that opens nothing.</summary>
internal sealed class ScenarioRunner
{
    private readonly TemplateRenderer renderer = new(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions()));

    public async Task<ScenarioReport> RunAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Path.GetDirectoryName(file)!;
            var scenario = ScenarioJson.Read(await File.ReadAllTextAsync(file, cancellationToken));
            if (!scenario.TryGet(out var script)) return Broken(file, scenario.Problems);
            var plans = ScenarioPlans.Compile(script, path => File.ReadAllText(Path.Combine(folder, path)), DefinitionFile.Catalog);
            return plans.TryGet(out var compiled) ? await PlayAsync(script, compiled, cancellationToken) with { File = file } : Broken(file, plans.Problems);
        }
        catch (IOException unreadable)
        {
            return new ScenarioReport(file, Path.GetFileName(file), 0, 0, [unreadable.Message]);
        }
    }

    /// <summary>Those that are kept with a journey, on its draft.</summary>
    public async IAsyncEnumerable<ScenarioReport> RunAsync(TriedJourneys journeys, TriedJourney journey, IReadOnlyCollection<Scenario> kept, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (scenario, plans) in await journeys.PlansAsync(journey, kept, cancellationToken))
        {
            var report = plans.TryGet(out var compiled)
                ? await PlayAsync(scenario, compiled, cancellationToken)
                : new ScenarioReport(File: null, scenario.Name, 0, 0, [.. plans.Problems.Select(problem => problem.ToString())]);
            yield return report with { Journey = journey.Definition.DefinitionId };
        }
    }

    private async Task<ScenarioReport> PlayAsync(Scenario scenario, PlanSet plans, CancellationToken cancellationToken)
    {
        var store = new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key));
        var result = await ScenarioRun.RunAsync(scenario, plans, renderer.Render, store, cancellationToken);
        return new ScenarioReport(File: null, scenario.Name, result.Trace.Length, result.Messages.Length, [.. result.Failures.Select(failure => failure.ToString())])
        {
            Played = [.. plans.Plans.Select(plan => (plan, result.Trace))],
        };
    }

    private static ScenarioReport Broken(string file, ImmutableArray<Problem> problems) =>
        new(file, Path.GetFileName(file), 0, 0, [.. problems.Select(problem => problem.ToString())]);
}
