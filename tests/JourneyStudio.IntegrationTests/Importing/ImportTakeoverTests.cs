using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Importing;

/// <summary>Decision 0045: two nodes on one database, each with a data folder of its own. Whoever is silent for longer than the lease has lost the import to the other.</summary>
public sealed class ImportTakeoverTests
{
    private const int Rows = 1_000;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Every tenth row is rejected.</summary>
    private static readonly string Large = "id,phone\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"m{i},{(i % 10 == 0 ? "x" : "")}\n"));

    [Fact]
    public async Task Run_ItsNodeStandsStill_AnotherEndsItAndTheFirstWritesNoMore()
    {
        await using var lab = await ImportLab.OpenAsync(Provider.PostgreSql, Small);
        await using var other = await AnotherAsync(lab);
        var import = await lab.StartAsync(Large);
        using var standing = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        lab.Studio.Get<RuntimeSignals>().Work.Rung = _ =>
        {
            standing.Set();
            goesOn.Wait();
        };
        var first = Task.Run(() => lab.Studio.Get<ImportRunner>().RunAsync(import, default));
        standing.Wait();

        Assert.Empty(await other.Get<ImportTenure>().FreeAsync(ImportKinds.Members, default));
        Assert.False(await other.Get<ImportRunner>().RunAsync(import, default));
        lab.Studio.Clock.Now += Lease + TimeSpan.FromSeconds(1);
        var free = Assert.Single(await other.Get<ImportTenure>().FreeAsync(ImportKinds.Members, default));
        Assert.InRange(free.Position, 1, Rows - 1);
        Assert.False(File.Exists(other.Get<ImportFiles>().PathOf(free)));
        Assert.True(await other.Get<ImportRunner>().RunAsync(free, default));
        goesOn.Set();
        Assert.False(await first);

        await AssertOnceAsync(lab, import);
    }

    [Fact]
    public async Task Run_StoppedInTheMidst_IsFreeForAnotherAtOnce()
    {
        await using var lab = await ImportLab.OpenAsync(Provider.PostgreSql, Small);
        await using var other = await AnotherAsync(lab);
        var import = await lab.StartAsync(Large);
        using var stop = new CancellationTokenSource();
        lab.Studio.Get<RuntimeSignals>().Work.Rung = _ => stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lab.Studio.Get<ImportRunner>().RunAsync(import, stop.Token));

        Assert.True(await other.Get<ImportRunner>().RunAsync(Assert.Single(await other.Get<ImportTenure>().FreeAsync(ImportKinds.Members, default)), default));

        await AssertOnceAsync(lab, import);
    }

    [Fact]
    public async Task Tidy_WhenItHasEnded_TakesTheFileFromEveryNode()
    {
        await using var lab = await ImportLab.OpenAsync(Provider.PostgreSql, Small);
        await using var other = await AnotherAsync(lab);
        var import = await lab.UploadAsync(Large);
        Assert.NotNull(await other.Get<MemberImports>().SuggestAsync(import, null, null, default));
        Assert.Empty(await other.Get<MemberImports>().StartAsync(import, await lab.SuggestAsync(import), 42, default));
        Assert.True(await lab.Studio.Get<ImportRunner>().RunAsync(import, default));

        foreach (var tidying in new[] { lab.Studio.Get<ImportTidying>(), other.Get<ImportTidying>() })
            await tidying.TidyAsync(default);
        Assert.False(File.Exists(lab.Studio.Get<ImportFiles>().PathOf(import)) || File.Exists(other.Get<ImportFiles>().PathOf(import)));

        lab.Studio.Clock.Now += TimeSpan.FromDays(8);
        await other.Get<ImportTidying>().TidyAsync(default);
        Assert.Equal("0 0", lab.Value("select (select count(*) from import_piece) || ' ' || (select count(*) from import_reject)"));
        Assert.False(MemberImports.HasRejected(await lab.ReloadAsync(import)));
    }

    private static async Task AssertOnceAsync(ImportLab lab, ImportRow import)
    {
        var done = await lab.ReloadAsync(import);
        Assert.Equal("done: 900 created, 0 updated, 0 unchanged, 100 rejected", done.Counts());
        Assert.Equal("900", lab.Value("select count(*) from member"));
        var rejected = (await lab.RejectedAsync(done)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((101, 101), (rejected.Length, rejected.Distinct().Count()));
        Assert.Null(done.Owner);
    }

    private static async Task<TemporaryStudio> AnotherAsync(ImportLab lab)
    {
        var other = new TemporaryStudio(
            Provider.PostgreSql,
            lab.Studio.Storage.At,
            services =>
            {
                services.AddSingleton<TimeProvider>(lab.Studio.Clock);
                services.AddRuntimeUnderTest(workers: false);
                Small(services);
            });
        Assert.Null(await other.Services.OpenStudioStorageAsync());
        return other;
    }

    private static void Small(IServiceCollection services) => services.Configure<ImportOptions>(options => (options.BatchRows, options.BatchesTogether, options.Lease) = (20, 1, Lease));
}
