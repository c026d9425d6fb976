using System.Globalization;
using System.Text;
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
    private const string Lease = "--Import:Lease=00:00:01";
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
            using var host = HostProcess.StartOn(studio, NoFeed.Command, Lease);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start: {(host.HasExited ? await host.ErrorsAsync() : "")}");
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(50, 1_500)));
            Assert.Equal(studio.Scalar("select created from import"), studio.Scalar("select count(*) from member"));
        }

        using (var last = HostProcess.StartOn(studio, NoFeed.Command, Lease))
            await EndedAsync(studio, last);

        await AssertOnceAsync(studio);
    }

    [Fact]
    public async Task Import_ItsNodeIsKilled_IsEndedByAnotherThatNeverHadTheFile()
    {
        await using var studio = new TemporaryStudio(Provider.PostgreSql);
        await InProcess.RunAsync(studio, async first =>
        {
            await first.Get<WorkspaceContents>().WriteAsync(ImportLab.Content, default);
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Lines)));
            var import = (await first.Get<MemberImports>().UploadAsync(file, "members.csv", "en", 42, default)).Value;
            Assert.Empty(await first.Get<MemberImports>().StartAsync(import, (await first.Get<MemberImports>().SuggestAsync(import, null, null, default))!, 42, default));
        });
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using (var node = HostProcess.StartOn(studio, NoFeed.Command, Lease))
        {
            while (studio.Scalar("select position from import") is 0L)
                await timer.WaitForNextTickAsync(patience.Token);
            await node.KillAfterAsync(TimeSpan.Zero);
        }
        Assert.Equal("running", studio.Scalar("select state from import"));

        var elsewhere = Path.Combine(Path.GetTempPath(), "studio-" + Path.GetRandomFileName());
        using (var other = HostProcess.StartOn(studio, NoFeed.Command, Lease, $"--Data:Directory={elsewhere}"))
            await EndedAsync(studio, other);

        await AssertOnceAsync(studio);
        Directory.Delete(elsewhere, recursive: true);
    }

    private static async Task AssertOnceAsync(TemporaryStudio studio)
    {
        Assert.Equal("done", studio.Scalar("select state from import"));
        Assert.Equal((long)Rows - (Rows / 10), studio.Scalar("select created from import"));
        Assert.Equal((long)Rows - (Rows / 10), studio.Scalar("select count(*) from member"));
        Assert.Equal((long)Rows / 10, studio.Scalar("select rejected from import"));
        using var file = new MemoryStream();
        await InProcess.RunAsync(studio, async last => await last.Get<MemberImports>().WriteRejectedAsync((await last.Get<ImportStore>().NewestAsync(1, default))[0], file, default));
        var rejected = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((Rows / 10) + 1, rejected.Length);
        Assert.Equal(rejected.Length, rejected.Distinct().Count());
    }

    private static IEnumerable<string> Lines => Enumerable.Range(1, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i},{(i % 10 == 0 ? "x" : "")}")).Prepend("id,phone");

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
        await File.WriteAllLinesAsync(Path.Combine(studio.Beside, "imports", "members.csv"), Lines);
    }

    private static async Task EndedAsync(TemporaryStudio studio, HostProcess worker)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (studio.Scalar("select state from import") is "running")
            await timer.WaitForNextTickAsync(patience.Token);
        await worker.KillAfterAsync(TimeSpan.Zero);
    }
}
