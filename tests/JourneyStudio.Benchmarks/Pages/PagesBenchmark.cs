using System.Diagnostics;
using System.Globalization;
using JourneyStudio.Benchmarks.Intake;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Benchmarks.Pages;

/// <summary>How long the pages take over HTTP, as headquarters and as the manager of a region, on the sample with so many members and what a brand of that size has gathered.</summary>
internal static class PagesBenchmark
{
    private const string Password = "Benchmark-2026!";
    private const int Times = 5;
    private const string Session = "many-1";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static async Task<BenchmarkResult> RunAsync(int members, string under, PostgreSqlServer? server, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(under, $"journeystudio-pages-{Guid.NewGuid():N}")).FullName;
        string[] place = server is null
            ? [$"--Data:Directory={folder}"]
            : [$"--Data:Directory={folder}", "--Database:Provider=PostgreSql", $"--Database:ConnectionString={server.ConnectionString($"pages_{Guid.NewGuid():N}")}"];
        string[] settings = [.. place, string.Create(CultureInfo.InvariantCulture, $"--Demo:Members={members}"), $"--Demo:Password={Password}", $"--Demo:ApiKey={IntakeWorkspace.ApiKey}"];
        await using var services = IntakeWorkspace.Services(place);
        var database = new MeasuredDatabase(services.GetRequiredService<StorageOptions>());
        try
        {
            await FillAsync(settings, database, members, cancellationToken);
            using var studio = await Served.SampleAsync(settings, cancellationToken);
            return await MeasureAsync(studio, database, cancellationToken);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The sample is made by the program itself, with its tags; what has gathered is written while it is not running.</summary>
    private static async Task FillAsync(string[] settings, MeasuredDatabase database, int members, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using (await Served.SampleAsync(settings, cancellationToken))
        {
            using var timer = new PeriodicTimer(Look);
            while (!IsMade(database))
                await timer.WaitForNextTickAsync(cancellationToken);
        }

        PagesHistory.Write(database, members, DateTimeOffset.FromUnixTimeMilliseconds(database.Number("select max(at) from audit")));
        database.Settle();
        Say($"filled    {database.Number("select count(*) from member"):N0} members in {watch.Elapsed.TotalSeconds:N0} s, {database.Bytes / 1024 / 1024:N0} MB");
    }

    private static bool IsMade(MeasuredDatabase database) =>
        database.Number("select count(*) from journey where published_version is not null") >= 5
        && database.Number("select count(*) from tag where (rule is not null or model is not null) and refreshed_at is null") == 0;

    private static async Task<BenchmarkResult> MeasureAsync(Served studio, MeasuredDatabase database, CancellationToken cancellationToken)
    {
        var visitors = new Dictionary<string, PageVisitor>(StringComparer.Ordinal);
        var (worst, bare, late) = (0.0, 0.0, 0);
        foreach (var question in PageQuestion.Of(Member(database), Session))
        {
            if (!visitors.TryGetValue(question.Account, out var visitor))
                visitors[question.Account] = visitor = await PageVisitor.SignInAsync(studio.Client.BaseAddress!, question.Account, Password, cancellationToken);
            var took = await visitor.OpenAsync(question.Address, cancellationToken);
            var least = question.Bare is { } sql ? Bare(database, sql) : 0;
            Say($"{question.Account,-15} {question.Address,-60} {took,6:N0} ms{(question.Bare is null ? "" : $", bare statement {least:N0} ms")}");
            late += took > 300 ? 1 : 0;
            if (took > worst) (worst, bare) = (took, least);
        }

        foreach (var visitor in visitors.Values) visitor.Dispose();
        Say($"{late} above 300 ms");
        return new BenchmarkResult("pages", worst, "ms", bare, studio.PeakMb, 0);
    }

    private static string Member(MeasuredDatabase database)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select public_id from member where store_id = (select id from org_unit where key = 'maple-lane') and state = 'active' and staff_id is null order by id desc limit 1";
        return (string)command.ExecuteScalar()!;
    }

    private static double Bare(MeasuredDatabase database, string sql)
    {
        using var connection = database.Open();
        var took = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            var watch = Stopwatch.StartNew();
            using (var rows = command.ExecuteReader())
            {
                while (rows.Read())
                {
                }
            }

            if (time > 0) took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return took.Order().ElementAt(Times / 2);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
