using System.CommandLine;
using System.Globalization;
using JourneyStudio.Benchmarks.Advance;
using JourneyStudio.Benchmarks.Canvas;
using JourneyStudio.Benchmarks.Import;
using JourneyStudio.Benchmarks.Intake;
using JourneyStudio.Benchmarks.Pages;
using JourneyStudio.Benchmarks.Segment;
using JourneyStudio.Benchmarks.Simulation;
using JourneyStudio.IntegrationTests.PostgreSql;

if (args is [BareIntake.Command, .. var settings])
{
    await BareIntake.ServeAsync(settings, CancellationToken.None);
    return 0;
}

var name = new Argument<string>("name") { Description = "Which benchmark: advance, canvas, forecast, import, intake, pages, segment or simulation." };
name.Validators.Add(found =>
{
    var asked = found.GetValueOrDefault<string>();
    if (asked is not ("advance" or "canvas" or "forecast" or "import" or "intake" or "pages" or "segment" or "simulation")) found.AddError($"Unknown benchmark '{asked}'; there are: advance, canvas, forecast, import, intake, pages, segment, simulation.");
});
var members = new Option<int?>("--members") { Description = "How many members; 100,000 unless told, 10,000 for forecast and simulation." };
members.Validators.Add(found =>
{
    if (found.Tokens is [var given] && (!int.TryParse(given.Value, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10_000_000)) found.AddError("--members takes a number from 1 to 10000000.");
});
var provider = new Option<string>("--provider") { Description = "Which database: Sqlite, or PostgreSql on a server that is started for the time of the run.", DefaultValueFactory = _ => "Sqlite" };
provider.AcceptOnlyFromAmong("Sqlite", "PostgreSql");
var directory = new Option<DirectoryInfo>("--directory") { Description = "Where to put the databases.", DefaultValueFactory = _ => new DirectoryInfo(Path.GetTempPath()) };

var command = new RootCommand("Measures JourneyStudio, each figure beside its baseline. The last line of the output is JSON.") { name, members, provider, directory };
command.SetAction(async (given, cancellationToken) =>
{
    var many = given.GetValue(members) ?? 100_000;
    var result = given.GetValue(name) switch
    {
        "canvas" => await CanvasBenchmark.RunAsync(given.GetValue(directory)!.FullName, cancellationToken),
        "forecast" => await ForecastBenchmark.RunAsync(given.GetValue(members) ?? 10_000, cancellationToken),
        "simulation" => await SimulationBenchmark.RunAsync(given.GetValue(members) ?? 10_000, cancellationToken),
        "intake" => await IntakeBenchmark.RunAsync(many, given.GetValue(directory)!.FullName, Server(), cancellationToken),
        "import" => await ImportBenchmark.RunAsync(many, given.GetValue(directory)!.FullName, Server(), cancellationToken),
        "pages" => await PagesBenchmark.RunAsync(many, given.GetValue(directory)!.FullName, Server(), cancellationToken),
        "segment" => await SegmentBenchmark.RunAsync(many, given.GetValue(directory)!.FullName, Server(), cancellationToken),
        _ => await AdvanceBenchmark.RunAsync(many, given.GetValue(directory)!.FullName, Server(), cancellationToken),
    };
    Console.WriteLine(result.ToJson());
    return 0;

    PostgreSqlServer? Server() => given.GetValue(provider) == "PostgreSql" ? PostgreSqlServer.Durable() : null;
});
return await command.Parse(args).InvokeAsync();
