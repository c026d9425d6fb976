using System.Globalization;
using JourneyStudio.IntegrationTests.Runtime.Killed;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;

namespace JourneyStudio.IntegrationTests.Importing;

/// <summary>An import survives kill -9 at any instant on both databases: every row is done with once, and every rejected row stands in its file once.</summary>
public sealed class ImportKillTests
{
    private const int Rows = 60_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Import_KilledAgainAndAgain_DoesEveryRowOnce(Provider provider)
    {
        var seed = Kills.Seed("imports");
        var random = new Random(seed);
        await using var studio = new TemporaryStudio(provider);
        await PrepareAsync(studio);
        for (var kill = 0; kill < Math.Min(Kills.Rounds, 4); kill++)
        {
            using var host = HostProcess.StartOn(studio, NoFeed.Command);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start: {(host.HasExited ? await host.ErrorsAsync() : "")}");
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(50, 1_500)));
            Assert.Equal(studio.Scalar("select created from import"), studio.Scalar("select count(*) from member"));
        }

        using (var last = HostProcess.StartOn(studio, NoFeed.Command))
            await EndedAsync(studio);

        Assert.Equal("done", studio.Scalar("select state from import"));
        Assert.Equal((long)Rows - (Rows / 10), studio.Scalar("select created from import"));
        Assert.Equal((long)Rows - (Rows / 10), studio.Scalar("select count(*) from member"));
        Assert.Equal((long)Rows / 10, studio.Scalar("select rejected from import"));
        var rejected = await File.ReadAllLinesAsync(Path.Combine(studio.Beside, "imports", "members.csv.rejected"));
        Assert.Equal((Rows / 10) + 1, rejected.Length);
        Assert.Equal(rejected.Length, rejected.Distinct().Count());
    }

    /// <summary>Every tenth row is no row.</summary>
    private static async Task PrepareAsync(TemporaryStudio studio)
    {
        await InProcess.RunAsync(studio, async first =>
        {
            await first.Get<WorkspaceContents>().WriteAsync(ImportLab.Content, default);
            var import = await first.Get<ImportStore>().AddAsync("members.csv", "members.csv", 1_000_000, "en", 42, default);
            var setup = new ImportSetup { Format = new CsvFormat(CsvFormat.Utf8, ','), Columns = ["externalId", "phone"] };
            Assert.True(await first.Get<ImportStore>().StartAsync(import.Id, setup.Write(), 42, default));
        });
        Directory.CreateDirectory(Path.Combine(studio.Beside, "imports"));
        await File.WriteAllLinesAsync(
            Path.Combine(studio.Beside, "imports", "members.csv"),
            Enumerable.Range(1, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i},{(i % 10 == 0 ? "x" : "")}")).Prepend("id,phone"));
    }

    private static async Task EndedAsync(TemporaryStudio studio)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (studio.Scalar("select state from import") is "running")
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
