using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace JourneyStudio.Cli.Testing;

/// <summary><c>test PATH…</c>: runs scenario files, or all of a folder, in virtual time.</summary>
internal static class TestCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.OneOrMore, Description = "Scenario files, or folders that hold some" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var least = new Option<int>("--min-coverage") { Description = "Least percent of the activities and ports of every journey that the scenarios go through together; what is missed is named", HelpName = "PERCENT" };
        least.Validators.Add(given => { if (given.GetValueOrDefault<int>() is < 0 or > 100) given.AddError("--min-coverage takes a whole number from 0 to 100."); });
        var command = new Command("test", "Runs scenarios and says which expectations do not hold, and what of the journeys they go through") { paths, json, least };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetRequiredValue(paths), parse.GetValue(json), parse.GetValue(least), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool json, int least, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var found = ScenarioFiles.Find(paths);
        if (found.Missing is { } missing)
        {
            await console.Error.WriteLineAsync($"There is no file or folder '{missing}'.");
            return ExitCodes.CouldNotRun;
        }

        if (found.Files.IsEmpty)
        {
            await console.Error.WriteLineAsync("No *.scenario.json was found there.");
            return ExitCodes.CouldNotRun;
        }

        var runner = new ScenarioRunner();
        var reports = new List<ScenarioReport>();
        foreach (var file in found.Files)
        {
            var report = await runner.RunAsync(file, cancellationToken);
            reports.Add(report);
            if (!json) await SayAsync(report, console.Output);
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

    private static async Task SayAsync(CoverageReport journey, int least, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(journey.Percent >= least ? "cover " : "FAILED")} {journey.Journey}: {journey.Percent} % of activities and ports{(journey.Percent < least ? $", at least {least} % are wanted" : "")}"));
        if (journey.Percent < least) await output.WriteLineAsync($"         missed: {string.Join(", ", journey.Missed)}");
    }

    private static async Task SayAsync(ScenarioReport report, TextWriter output)
    {
        await output.WriteLineAsync($"{(report.Passed ? "ok    " : "FAILED")} {report.Name} ({report.Steps} steps, {report.Messages} messages)");
        foreach (var failure in report.Failures) await output.WriteLineAsync($"         {failure}");
    }
}
