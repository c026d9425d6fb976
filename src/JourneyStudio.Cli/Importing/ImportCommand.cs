using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
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

/// <summary><c>import FILE… [--create …] [--map …] [--leave …] [--dry-run]</c>: saves definitions as drafts, all or none. A SQLite file takes one writer: not beside a server.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var database = new DatabaseChoice();
        var files = new Argument<string[]>("file") { Arity = ArgumentArity.OneOrMore, Description = "Workflow definitions, or ZIP archives of them" };
        var references = new ReferenceOptions();
        var dry = new Option<bool>("--dry-run") { Description = "Only reports: checks the options that are given, and names those that would settle what is missing" };
        var language = new Option<string>("--language") { Description = "en or zh-CN", DefaultValueFactory = _ => "en" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("import", "Saves workflow definitions as drafts, all or none, after the same report as validate. While a server runs on the file, send them to it instead") { files, dry, language, json };
        references.AddTo(command);
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            database.Read(parse, writes: !parse.GetValue(dry)), parse.GetRequiredValue(files), new Wishes(references.Read(parse), parse.GetValue(dry), parse.GetValue(language)!, parse.GetValue(json)), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration settings, string[] paths, Wishes wishes, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (wishes.References.Refusal is { } unread) return await FailAsync(console, unread.Say(wishes.Language));
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing) return await FailAsync(console, $"There is no file '{missing}'.");
        await using var services = DatabaseChoice.Open(settings, more => more.AddSingleton(DefinitionFile.Catalog).AddSingleton(TimeProvider.System));
        if (await services.InspectStudioStorageAsync(cancellationToken) is { } unreadable) return await FailAsync(console, unreadable.Message);
        if (!wishes.Dry && await services.OpenStudioStorageAsync(cancellationToken) is { } taken) return await FailAsync(console, taken.Message);

        var given = new List<WorkflowFile>();
        foreach (var path in paths) given.Add(new WorkflowFile(path, await File.ReadAllBytesAsync(path, cancellationToken)));
        var content = new ContentCatalog(await services.GetRequiredService<WorkspaceContents>().ReadAsync(cancellationToken));
        var read = new DefinitionImport(DefinitionFile.Catalog, content).Read(given);
        var settling = new ReferenceSettling(DefinitionFile.Catalog, content);
        MissingReference[] lacking = [.. read.SelectMany(file => file.Missing).Distinct()];
        var decision = wishes.References.Decide(lacking, content, settling);
        if (decision.Refusal is { } refusal) return await FailAsync(console, refusal.Say(wishes.Language));

        var importing = services.GetRequiredService<JourneyImporting>();
        var report = new ImportReport(
            [.. read.Select(file => FileReport.Of(file, DefinitionFile.Catalog, wishes.Language))],
            await importing.ArchivedAsync(Journeys(read), cancellationToken),
            [.. lacking.Select(missing => KeyValuePair.Create(missing, decision.Choices.GetValueOrDefault(missing, ReferenceChoice.Leave)))]);
        var settled = settling.Settle(read, decision.Choices);
        var saved = !settled.TryGet(out var import) ? Result.Fail<SavedImport>(settled.Problems)
            : wishes.Dry ? Result.Ok(SavedImport.Nothing)
            : await SaveAsync(importing, read, import, cancellationToken);
        await console.Output.WriteLineAsync(wishes.Json ? report.ToJson(saved, wishes.Language) : $"{report.ToText(content, wishes.Language)}\n{Said(saved, wishes)}");
        return saved.IsOk ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }

    private static async Task<Result<SavedImport>> SaveAsync(JourneyImporting importing, ImmutableArray<ImportedFile> read, SettledImport import, CancellationToken cancellationToken)
    {
        var there = await importing.RevisionsAsync(Journeys(read), cancellationToken);
        var drafts = read.Zip(import.Definitions, (file, definition) => new ImportedDraft(file.Name, definition, there.TryGetValue(definition.DefinitionId, out var revision) ? revision : null));
        return await importing.SaveAsync(new ImportOrder([.. drafts], import.Created, null), cancellationToken);
    }

    private static string[] Journeys(ImmutableArray<ImportedFile> read) => [.. read.Select(file => file.Definition?.DefinitionId).OfType<string>()];

    private static string Said(Result<SavedImport> saved, Wishes wishes) =>
        !saved.IsOk ? ProblemTexts.Say(saved.Problems[0], wishes.Language)
        : wishes.Dry ? "Nothing was saved."
        : string.Create(CultureInfo.InvariantCulture, $"{saved.Value.Drafts.Count(draft => draft.New)} journeys begun, {saved.Value.Drafts.Count(draft => draft is { New: false, Changed: true })} drafts replaced, {saved.Value.Drafts.Count(draft => !draft.Changed)} unchanged");

    private static async Task<int> FailAsync(InvocationConfiguration console, string message)
    {
        await console.Error.WriteLineAsync(message);
        return ExitCodes.CouldNotRun;
    }

    private sealed record Wishes(ReferenceWishes References, bool Dry, string Language, bool Json);
}
