using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Exporting;

/// <summary><c>export [ID…] --to DIR</c>: writes drafts as files, one each. It reads only, so a server may be running.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var database = new DatabaseChoice();
        var journeys = new Argument<string[]>("id") { Arity = ArgumentArity.ZeroOrMore, Description = "Journeys; without one, all that are not archived" };
        var to = new Option<string>("--to") { Description = "Folder for the files; it is made when it is not there", Required = true };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("export", "Writes the drafts of journeys as workflow definitions, byte for byte the same as long as nobody changes them") { journeys, to, json };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            database.Read(parse), parse.GetValue(journeys) ?? [], Path.GetFullPath(parse.GetRequiredValue(to)), parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration settings, string[] journeys, string to, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var services = DatabaseChoice.Open(settings);
        if (await services.InspectStudioStorageAsync(cancellationToken) is { } problem)
        {
            await console.Error.WriteLineAsync(problem.Message);
            return ExitCodes.CouldNotRun;
        }

        var drafts = await services.GetRequiredService<DraftTexts>().ReadAsync(journeys.Length == 0 ? null : journeys, cancellationToken);
        if (journeys.Except(drafts.Select(draft => draft.Key)).FirstOrDefault() is { } unknown)
        {
            await console.Error.WriteLineAsync($"There is no journey '{unknown}'.");
            return ExitCodes.CouldNotRun;
        }

        Directory.CreateDirectory(to);
        var files = new List<string>();
        foreach (var (id, text) in drafts)
        {
            files.Add(Path.Combine(to, $"{WorkflowArchive.FileName(id)}.json"));
            await File.WriteAllTextAsync(files[^1], text, cancellationToken);
        }

        await console.Output.WriteLineAsync(json ? JsonSerializer.Serialize(new { files }) : string.Create(CultureInfo.InvariantCulture, $"{files.Count} journeys exported to {to}"));
        return ExitCodes.Ok;
    }
}
