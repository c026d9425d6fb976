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
        var command = new Command("test", "Runs scenarios and says which expectations do not hold") { paths, json };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetRequiredValue(paths), parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
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
        await console.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { passed = reports.Count - failed, failed, scenarios = reports }, Json)
            : string.Create(CultureInfo.InvariantCulture, $"{reports.Count - failed} passed, {failed} failed"));
        return failed == 0 ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }

    private static async Task SayAsync(ScenarioReport report, TextWriter output)
    {
        await output.WriteLineAsync($"{(report.Passed ? "ok    " : "FAILED")} {report.Name} ({report.Steps} steps, {report.Messages} messages)");
        foreach (var failure in report.Failures) await output.WriteLineAsync($"         {failure}");
    }
}
