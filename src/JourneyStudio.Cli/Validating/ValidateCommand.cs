using System.CommandLine;
using System.Text.Json;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Validating;

/// <summary><c>validate FILE…</c>: reads definitions and lists what is to be looked at, per activity.</summary>
internal static class ValidateCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Arity = ArgumentArity.OneOrMore, Description = "Workflow definitions, or ZIP archives of them" };
        var content = new Option<string?>("--content") { Description = "Content file that the definitions refer to; without it references are not checked" };
        var language = new Option<string>("--language") { Description = "en or zh-CN", DefaultValueFactory = _ => "en" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("validate", "Reports on workflow definitions as an import would, and saves nothing") { files, content, language, json };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetRequiredValue(files), parse.GetValue(content), parse.GetValue(language)!, parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] files, string? content, string language, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (files.Append(content).FirstOrDefault(file => file is not null && !File.Exists(file)) is { } missing)
        {
            await console.Error.WriteLineAsync($"There is no file '{missing}'.");
            return ExitCodes.CouldNotRun;
        }

        var references = DefinitionFile.Content(content is null ? null : await File.ReadAllTextAsync(content, cancellationToken));
        if (!references.TryGet(out var known))
        {
            await console.Error.WriteLineAsync($"{content}: {references.Problems[0]}");
            return ExitCodes.CouldNotRun;
        }

        var given = new List<WorkflowFile>();
        foreach (var file in files) given.Add(new WorkflowFile(file, await File.ReadAllBytesAsync(file, cancellationToken)));
        var reports = DefinitionFile.Check(given, known, content is not null, language);
        await console.Output.WriteLineAsync(json ? JsonSerializer.Serialize(reports, Json) : string.Join('\n', reports.Select(ReportText.Of)));
        return reports.All(report => report.Errors == 0) ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }
}
