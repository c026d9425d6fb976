using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Cli.Validating;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys.Importing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Importing;

/// <summary><c>import FILE… [--dry-run]</c>: saves definitions as drafts, all or none. References that are missing stay as they are. A SQLite file takes one writer: not beside a server.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var database = new DatabaseChoice();
        var files = new Argument<string[]>("file") { Arity = ArgumentArity.OneOrMore, Description = "Workflow definitions, or ZIP archives of them" };
        var dry = new Option<bool>("--dry-run") { Description = "Only reports" };
        var language = new Option<string>("--language") { Description = "en or zh-CN", DefaultValueFactory = _ => "en" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("import", "Saves workflow definitions as drafts, all or none, after the same report as validate. While a server runs on the file, send them to it instead") { files, dry, language, json };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            database.Read(parse, writes: !parse.GetValue(dry)), parse.GetRequiredValue(files), new Wishes(parse.GetValue(dry), parse.GetValue(language)!, parse.GetValue(json)), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration settings, string[] paths, Wishes wishes, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing) return await FailAsync(console, $"There is no file '{missing}'.");
        await using var services = DatabaseChoice.Open(settings, more => more.AddSingleton(DefinitionFile.Catalog).AddSingleton(TimeProvider.System));
        if (await services.InspectStudioStorageAsync(cancellationToken) is { } unreadable) return await FailAsync(console, unreadable.Message);
        if (!wishes.Dry && await services.OpenStudioStorageAsync(cancellationToken) is { } taken) return await FailAsync(console, taken.Message);

        var given = new List<WorkflowFile>();
        foreach (var path in paths) given.Add(new WorkflowFile(path, await File.ReadAllBytesAsync(path, cancellationToken)));
        var content = new ContentCatalog(await services.GetRequiredService<WorkspaceContents>().ReadAsync(cancellationToken));
        var read = new DefinitionImport(DefinitionFile.Catalog, content).Read(given);
        var reports = read.Select(file => FileReport.Of(file, DefinitionFile.Catalog, wishes.Language)).ToList();
        var saved = wishes.Dry ? Result.Ok(ImmutableArray<SavedDraft>.Empty) : await SaveAsync(services.GetRequiredService<JourneyImporting>(), read, cancellationToken);
        await console.Output.WriteLineAsync(wishes.Json
            ? JsonSerializer.Serialize(new { files = reports, journeys = saved.IsOk ? saved.Value.AsEnumerable() : [], problem = saved.IsOk ? null : Say(saved, wishes) }, Json)
            : string.Join('\n', reports.Select(ReportText.Of).Append(Said(saved, wishes))));
        return saved.IsOk && reports.TrueForAll(report => report.Journey is not null) ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }

    private static async Task<Result<ImmutableArray<SavedDraft>>> SaveAsync(JourneyImporting importing, ImmutableArray<ImportedFile> read, CancellationToken cancellationToken)
    {
        if (read.FirstOrDefault(file => file.Definition is null) is { } refused) return new Problem("import.refused", refused.Name);
        var there = await importing.RevisionsAsync([.. read.Select(file => file.Definition!.DefinitionId)], cancellationToken);
        var drafts = read.Select(file => new ImportedDraft(file.Name, file.Definition!, there.TryGetValue(file.Definition!.DefinitionId, out var revision) ? revision : null));
        return await importing.SaveAsync(new ImportOrder([.. drafts], [], null), cancellationToken);
    }

    private static string Said(Result<ImmutableArray<SavedDraft>> saved, Wishes wishes) =>
        !saved.IsOk ? Say(saved, wishes)
        : wishes.Dry ? "Nothing was saved."
        : string.Create(CultureInfo.InvariantCulture, $"{saved.Value.Count(draft => draft.New)} journeys begun, {saved.Value.Count(draft => draft is { New: false, Changed: true })} drafts replaced, {saved.Value.Count(draft => !draft.Changed)} unchanged");

    private static string Say(Result<ImmutableArray<SavedDraft>> saved, Wishes wishes) => ProblemTexts.Say(saved.Problems[0], wishes.Language);

    private static async Task<int> FailAsync(InvocationConfiguration console, string message)
    {
        await console.Error.WriteLineAsync(message);
        return ExitCodes.CouldNotRun;
    }

    private sealed record Wishes(bool Dry, string Language, bool Json);
}
