using System.CommandLine;
using System.Text.Json;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Cli.Validating;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Forecasting;
using JourneyStudio.Storage.Journeys.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Forecasting;

/// <summary><c>forecast JOURNEY</c>: a definition file with members who are made up, or a draft of the database with its members and what they did. It reads only, so a server may be running.</summary>
internal static class ForecastCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var database = new DatabaseChoice();
        var journey = new Argument<string>("journey") { Description = "A workflow definition, or the id of a journey in the database" };
        var content = new Option<string?>("--content") { Description = "Content file that the definition refers to" };
        var members = new Option<int>("--members") { Description = "So many members are made up; 0: those of the database. 10,000 for a file unless told" };
        var days = new Option<int>("--days") { Description = "Days up to yesterday", DefaultValueFactory = _ => 90 };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        members.Validators.Add(given => { if (given.GetValueOrDefault<int>() is < 0 or > 10_000_000) given.AddError("--members takes a whole number from 0 to 10,000,000."); });
        days.Validators.Add(given => { if (given.GetValueOrDefault<int>() is < 1 or > ForecastSpan.MostDays) given.AddError($"--days takes a whole number from 1 to {ForecastSpan.MostDays}."); });
        var command = new Command("forecast", "Says what a journey would do to many members: how many come where and when, messages, tasks") { journey, content, members, days, json };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetRequiredValue(journey), parse.GetValue(content), parse.GetValue(members), parse.GetValue(days), database.Read(parse), parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string journey, string? content, int members, int days, IConfiguration settings, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var tally = File.Exists(journey)
            ? await OfFileAsync(journey, content, members == 0 ? 10_000 : members, days, cancellationToken)
            : await OfDatabaseAsync(journey, members, days, settings, cancellationToken);
        if (tally.Counted is not { } counted)
        {
            await console.Error.WriteLineAsync(tally.Trouble);
            return ExitCodes.CouldNotRun;
        }

        var report = ForecastReport.Of(counted);
        await console.Output.WriteLineAsync(json ? JsonSerializer.Serialize(report, Json) : report.ToText());
        return ExitCodes.Ok;
    }

    private static async Task<(ForecastTally? Counted, string? Trouble)> OfFileAsync(string file, string? content, int members, int days, CancellationToken cancellationToken)
    {
        if (content is not null && !File.Exists(content)) return (null, $"There is no file '{content}'.");
        var known = DefinitionFile.Content(content is null ? null : await File.ReadAllTextAsync(content, cancellationToken));
        if (!known.TryGet(out var catalog)) return Failed(known.Problems);
        var read = DefinitionJson.Read(await File.ReadAllTextAsync(file, cancellationToken));
        if (!read.TryGet(out var definition)) return Failed(read.Problems);
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), definition.DefinitionId, new VersionId(1), 1), definition, DefinitionFile.Catalog);
        return plan.TryGet(out var compiled) ? (await new SyntheticLoad(members).RunAsync(compiled, catalog, Span(catalog, days), done: null, cancellationToken), null) : Failed(plan.Problems);
    }

    private static async Task<(ForecastTally? Counted, string? Trouble)> OfDatabaseAsync(string journey, int members, int days, IConfiguration settings, CancellationToken cancellationToken)
    {
        await using var services = DatabaseChoice.Open(settings, more => more.AddSingleton(DefinitionFile.Catalog).AddSingleton(TimeProvider.System));
        if (await services.InspectStudioStorageAsync(cancellationToken) is { } trouble) return (null, trouble.Message);
        if (await services.GetRequiredService<TriedJourneys>().OpenAsync(journey, cancellationToken) is not { } draft) return (null, $"There is no file and no journey '{journey}'.");
        if (draft.Plan is not { } plan) return Failed(draft.Problems);
        var span = Span(draft.Content, days);
        return (members > 0
            ? await new SyntheticLoad(members).RunAsync(plan, draft.Content, span, done: null, cancellationToken)
            : await services.GetRequiredService<ForecastHistory>().RunAsync(plan, draft.Content, span, done: null, cancellationToken), null);
    }

    private static (ForecastTally? Counted, string? Trouble) Failed(IEnumerable<Problem> problems) => (null, string.Join('\n', problems));

    private static ForecastSpan Span(ContentCatalog content, int days) => ForecastSpan.Before(TimeProvider.System.GetUtcNow(), days, TimeZoneInfo.FindSystemTimeZoneById(content.Content.Zone));
}
