using System.Diagnostics;
using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Runtime;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Benchmarks.Import;

/// <summary>Rows a second of a file of members: all new, then the same file again, in which nothing has changed.</summary>
internal static class ImportBenchmark
{
    public static async Task<BenchmarkResult> RunAsync(int members, string directory, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, $"journeystudio-import-{Guid.NewGuid():N}")).FullName;
        try
        {
            var file = Path.Combine(folder, "members.csv");
            ImportFile.Write(file, members);
            var (baseline, _, _) = server is null ? await BareAsync(Path.Combine(folder, "bare"), file, members, cancellationToken) : (0, 0, 0);
            await using var services = await OpenAsync(Path.Combine(folder, "studio"), server, cancellationToken);
            var database = new MeasuredDatabase(services.GetRequiredService<StorageOptions>());
            await services.GetRequiredService<WorkspaceContents>().WriteAsync(Content, cancellationToken);
            var before = database.Bytes;
            PeakMemory.Reset();
            var first = await ImportAsync(services, file, members, "all new", cancellationToken);
            var peak = PeakMemory.Mebibytes();
            var bytes = (database.Bytes - before) / (double)members;
            await ImportAsync(services, file, members, "again, nothing has changed", cancellationToken);
            if (server is not null)
                NpgsqlConnection.ClearAllPools();
            return new BenchmarkResult("import", first, "rows/s", baseline, peak, bytes);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WorkspaceContent Content => new()
    {
        Attributes = [new("birthday", new("Birthday", "生日"), Type: AttributeType.Date), new("spent", new("Spent", "消费"), Type: AttributeType.Number)],
        Tags = [new("vip", new("VIP", "贵宾"), "value")],
    };

    private static async Task<double> ImportAsync(ServiceProvider services, string file, int members, string what, CancellationToken cancellationToken)
    {
        var imports = services.GetRequiredService<MemberImports>();
        await using var stream = File.OpenRead(file);
        var import = (await imports.UploadAsync(stream, "members.csv", "en", 1, cancellationToken)).Value;
        var setup = (await imports.SuggestAsync(import, null, null, cancellationToken))!;
        if (await imports.StartAsync(import, setup, 1, cancellationToken) is { Count: > 0 } problems)
            throw new InvalidOperationException(string.Join("; ", problems));
        var started = (await services.GetRequiredService<ImportStore>().FindAsync(import.Id, cancellationToken))!;
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<ImportRunner>().RunAsync(started, cancellationToken);
        var took = watch.Elapsed;
        var done = (await services.GetRequiredService<ImportStore>().FindAsync(import.Id, cancellationToken))!;
        Say($"{what}: {members / took.TotalSeconds:N0} rows/s, {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / members:N1} µs of processor time a row; {done.Created:N0} created, {done.Updated:N0} updated, {done.Unchanged:N0} unchanged, {done.Rejected:N0} rejected");
        if (done.Created + done.Unchanged != members)
            throw new InvalidOperationException("Not every row was imported.");
        return members / took.TotalSeconds;
    }

    private static async Task<(double Rate, double Peak, double Bytes)> BareAsync(string folder, string file, int members, CancellationToken cancellationToken)
    {
        await using var services = await OpenAsync(folder, null, cancellationToken);
        using var connection = new MeasuredDatabase(services.GetRequiredService<StorageOptions>()).Open();
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        BareImport.Run(connection, file, new ImportOptions().BatchRows * new ImportOptions().BatchesTogether);
        Say($"bare loop: {members / watch.Elapsed.TotalSeconds:N0} rows/s, {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / members:N1} µs of processor time a row");
        return (members / watch.Elapsed.TotalSeconds, 0, 0);
    }

    private static async Task<ServiceProvider> OpenAsync(string folder, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = folder, ["Runtime:Enabled"] = "false" })
            .AddInMemoryCollection(server is null ? [] : new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = server.ConnectionString($"import_{Guid.NewGuid():N}") })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudioStorage(configuration, folder);
        services.AddSingleton(JourneyStudio.Engine.Activities.ActivityCatalog.Load(typeof(JourneyStudio.Activities.Condition.ConditionActivity).Assembly));
        services.AddStudioRuntime(configuration);
        var provider = services.BuildServiceProvider();
        if (await provider.OpenStudioStorageAsync(cancellationToken) is { } problem)
            throw new InvalidOperationException(problem.Message);
        // As with nobody who listens: journeys would have work of their own
        provider.GetRequiredService<JourneyStudio.Storage.Events.ListenedEvents>().Set(default, _ => JourneyStudio.Engine.Execution.Hearing.None);
        return provider;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
