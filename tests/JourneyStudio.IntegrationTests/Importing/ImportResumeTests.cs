using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Importing;

public sealed class ImportResumeTestsOnSqlite() : ImportResumeTests(Provider.Sqlite);

public sealed class ImportResumeTestsOnPostgreSql() : ImportResumeTests(Provider.PostgreSql);

/// <summary>An import that is stopped goes on where it was; one that is cancelled stops where it stands.</summary>
public abstract class ImportResumeTests(Provider provider)
{
    /// <summary>Every tenth row is rejected, every hundredth names the first once more.</summary>
    private static readonly string Large = "id,phone\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => i % 100 == 0 ? "m1,\n" : $"m{i},{(i % 10 == 0 ? "x" : "")}\n"));

    [Fact]
    public async Task Run_StoppedInTheMidst_GoesOnThereAndComesToTheSame()
    {
        await using var lab = await ImportLab.OpenAsync(provider, Small);
        var import = await lab.StartAsync(Large);

        var stopped = await StopAfterAsync(lab, import, 300);
        Assert.InRange(stopped.Position, 300, 999);
        await lab.Studio.Get<ImportRunner>().RunAsync(stopped, default);

        var done = await lab.ReloadAsync(import);
        Assert.Equal("done: 900 created, 0 updated, 0 unchanged, 100 rejected", done.Counts());
        Assert.Equal("900", lab.Value("select count(*) from member"));
        Assert.Equal(101, (await lab.RejectedAsync(done)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Run_RejectedRowsOfABatchThatWasNotKept_AreWrittenOver()
    {
        await using var lab = await ImportLab.OpenAsync(provider, Small);
        var import = await lab.StartAsync(Large);
        var stopped = await StopAfterAsync(lab, import, 300);
        await File.AppendAllTextAsync(lab.Studio.Get<ImportFiles>().RejectedPathOf(stopped), "999,left by a batch that was lost\r\n");

        await lab.Studio.Get<ImportRunner>().RunAsync(stopped, default);

        Assert.DoesNotContain("was lost", await lab.RejectedAsync(await lab.ReloadAsync(import)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_InTheMidst_KeepsWhatIsWrittenAndWritesNoMore()
    {
        await using var lab = await ImportLab.OpenAsync(provider, Small);
        var import = await lab.StartAsync(Large);
        var stopped = await StopAfterAsync(lab, import, 200);

        Assert.True(await lab.Imports.CancelAsync(stopped, 42, default));
        Assert.False(await lab.Studio.Get<ImportRunner>().RunAsync(stopped, default));

        var cancelled = await lab.ReloadAsync(import);
        Assert.Equal(ImportStates.Cancelled, cancelled.State);
        Assert.Equal(cancelled.Created.ToString(System.Globalization.CultureInfo.InvariantCulture), lab.Value("select count(*) from member"));
        Assert.False(await lab.Imports.CancelAsync(cancelled, 42, default));
    }

    [Fact]
    public async Task Run_MoreRowsThanAllowed_KeepsThoseBeforeAndSaysSo()
    {
        await using var lab = await ImportLab.OpenAsync(provider, services => services.Configure<ImportOptions>(options => (options.MostRows, options.BatchRows) = (100, 30)));

        var import = await lab.ImportAsync(Large);

        Assert.Equal((ImportStates.Failed, "import.rows", 100L), (import.State, ImportStore.ProblemOf(import)?.Code, import.Position));
        Assert.Equal("90", lab.Value("select count(*) from member"));
    }

    private const int BatchRows = 20;

    private static void Small(IServiceCollection services) => services.Configure<ImportOptions>(options => (options.BatchRows, options.BatchesTogether) = (BatchRows, 1));

    /// <summary>Stops the run once so many rows are done with: with the bell that rings after each batch, so that no run is too quick to be stopped.</summary>
    private static async Task<ImportRow> StopAfterAsync(ImportLab lab, ImportRow import, int rows)
    {
        using var stop = new CancellationTokenSource();
        var batches = 0;
        lab.Studio.Get<RuntimeSignals>().Work.Rung = _ =>
        {
            if (++batches * BatchRows >= rows)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lab.Studio.Get<ImportRunner>().RunAsync(import, stop.Token));
        lab.Studio.Get<RuntimeSignals>().Work.Rung = null;
        return await lab.ReloadAsync(import);
    }
}
