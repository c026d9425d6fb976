using System.Collections.Immutable;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Cli.Testing;

/// <summary>Runs scenario files in memory. Links in messages are signed with a secret that opens nothing.</summary>
internal sealed class ScenarioRunner
{
    private readonly ActivityCatalog catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private readonly TemplateRenderer renderer = new(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions()));

    public async Task<ScenarioReport> RunAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Path.GetDirectoryName(file)!;
            var scenario = ScenarioJson.Read(await File.ReadAllTextAsync(file, cancellationToken));
            if (!scenario.TryGet(out var script)) return Broken(file, scenario.Problems);
            var plans = ScenarioPlans.Compile(script, path => File.ReadAllText(Path.Combine(folder, path)), catalog);
            if (!plans.TryGet(out var compiled)) return Broken(file, plans.Problems);
            var store = new InMemoryStore(script.Sessions.ToDictionary(session => session.Key));
            var result = await ScenarioRun.RunAsync(script, compiled, renderer.Render, store, cancellationToken);
            return new ScenarioReport(file, script.Name, result.Trace.Length, result.Messages.Length, [.. result.Failures.Select(failure => failure.ToString())])
            {
                Played = [.. compiled.Plans.Select(plan => (plan, result.Trace))],
            };
        }
        catch (IOException unreadable)
        {
            return new ScenarioReport(file, Path.GetFileName(file), 0, 0, [unreadable.Message]);
        }
    }

    private static ScenarioReport Broken(string file, ImmutableArray<Problem> problems) =>
        new(file, Path.GetFileName(file), 0, 0, [.. problems.Select(problem => problem.ToString())]);
}
