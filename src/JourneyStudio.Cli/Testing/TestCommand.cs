using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Cli.Validating;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Testing;

/// <summary><c>test PATH…</c>: runs scenario files, or all of a folder, in virtual time; with <c>--kept</c> those that are kept with journeys, on their drafts. It reads only, so a server may be running.</summary>
internal static class TestCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.ZeroOrMore, Description = "Scenario files, or folders that hold some" };
        var kept = new Option<bool>("--kept") { Description = "The scenarios that are kept with journeys in the database as well" };
        var database = new DatabaseChoice();
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var least = new Option<int>("--min-coverage") { Description = "Least percent of the activities and ports of every journey that the scenarios go through together; what is missed is named", HelpName = "PERCENT" };
        least.Validators.Add(given => { if (given.GetValueOrDefault<int>() is < 0 or > 100) given.AddError("--min-coverage takes a whole number from 0 to 100."); });
        var command = new Command("test", "Runs scenarios and says which expectations do not hold, and what of the journeys they go through") { paths, kept, json, least };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(paths) ?? [], parse.GetValue(kept) ? database.Read(parse) : null, parse.GetValue(json), parse.GetValue(least), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, IConfiguration? kept, bool json, int least, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var found = ScenarioFiles.Find(paths);
        if (found.Missing is { } missing)
        {
            await console.Error.WriteLineAsync($"There is no file or folder '{missing}'.");
            return ExitCodes.CouldNotRun;
        }

        await using var services = kept is null ? null : DatabaseChoice.Open(kept, more => more.AddSingleton(DefinitionFile.Catalog).AddSingleton(TimeProvider.System));
        if (services is not null && await services.InspectStudioStorageAsync(cancellationToken) is { } problem)
        {
            await console.Error.WriteLineAsync(problem.Message);
            return ExitCodes.CouldNotRun;
        }

        var reports = new List<ScenarioReport>();
        await foreach (var report in PlayAsync(found.Files, services, cancellationToken))
        {
            reports.Add(report);
            if (!json) await SayAsync(report, console.Output);
        }

        if (reports.Count == 0)
        {
            await console.Error.WriteLineAsync(kept is null ? "No *.scenario.json was found there." : "No scenario is kept with a journey.");
            return ExitCodes.CouldNotRun;
        }

        var failed = reports.Count(report => !report.Passed);
        var coverage = CoverageReport.Of(reports);
        if (!json)
        {
            foreach (var journey in coverage) await SayAsync(journey, least, console.Output);
        }

        await console.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { passed = reports.Count - failed, failed, scenarios = reports, coverage }, Json)
            : string.Create(CultureInfo.InvariantCulture, $"{reports.Count - failed} passed, {failed} failed"));
        return failed == 0 && coverage.All(journey => journey.Percent >= least) ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }

    private static async IAsyncEnumerable<ScenarioReport> PlayAsync(IEnumerable<string> files, IServiceProvider? database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runner = new ScenarioRunner();
        foreach (var file in files) yield return await runner.RunAsync(file, cancellationToken);
        if (database is null) yield break;
        var (scenarios, journeys) = (database.GetRequiredService<JourneyScenarios>(), database.GetRequiredService<TriedJourneys>());
        foreach (var id in await scenarios.JourneysAsync(cancellationToken))
        {
            if (await journeys.OpenAsync(id, cancellationToken) is not { } journey) continue;
            var kept = await scenarios.ReadAsync(id, cancellationToken);
            await foreach (var report in runner.RunAsync(journeys, journey, [.. kept.Select(one => one.Scenario)], cancellationToken)) yield return report;
        }
    }

    private static async Task SayAsync(CoverageReport journey, int least, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(journey.Percent >= least ? "cover " : "FAILED")} {journey.Journey}: {journey.Percent} % of activities and ports{(journey.Percent < least ? $", at least {least} % are wanted" : "")}"));
        if (journey.Percent < least) await output.WriteLineAsync($"         missed: {string.Join(", ", journey.Missed)}");
    }

    private static async Task SayAsync(ScenarioReport report, TextWriter output)
    {
        await output.WriteLineAsync($"{(report.Passed ? "ok    " : "FAILED")} {(report.Journey is { } journey ? $"{journey}: " : "")}{report.Name} ({report.Steps} steps, {report.Messages} messages)");
        foreach (var failure in report.Failures) await output.WriteLineAsync($"         {failure}");
    }
}
