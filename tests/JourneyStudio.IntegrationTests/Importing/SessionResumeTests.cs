using System.Globalization;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Importing;

public sealed class SessionResumeTestsOnSqlite() : SessionResumeTests(Provider.Sqlite);

public sealed class SessionResumeTestsOnPostgreSql() : SessionResumeTests(Provider.PostgreSql)
{
    [Fact]
    public async Task Import_ItsNodeStandsStill_IsEndedByAnother()
    {
        await using var studio = await OpenAsync(Provider.PostgreSql);
        await using var other = new TemporaryStudio(Provider.PostgreSql, studio.Storage.At, services => services.AddSingleton<TimeProvider>(studio.Clock).AddRuntimeUnderTest(workers: false));
        Assert.Null(await other.Services.OpenStudioStorageAsync());
        var import = await BeginAsync(studio, Scope.Whole);
        var taken = 0;

        var ended = await studio.Get<SessionImportRunner>().RunAsync(import, _ => TakeOverAsync(), default);

        Assert.Equal((false, 1), (ended, taken));
        await AssertOnceAsync(studio);

        async Task TakeOverAsync()
        {
            Assert.Empty(await other.Get<ImportTenure>().FreeAsync(ImportKinds.Sessions, default));
            studio.Clock.Now += TimeSpan.FromMinutes(1);
            var free = Assert.Single(await other.Get<ImportTenure>().FreeAsync(ImportKinds.Sessions, default));
            taken += await other.Get<SessionImportRunner>().RunAsync(free, _ => Task.CompletedTask, default) ? 1 : 0;
        }
    }
}

/// <summary>A file of sessions that is stopped in its midst is gone on with where it was, by whoever looks next (decision 0045).</summary>
public abstract class SessionResumeTests(Provider provider)
{
    /// <summary>Every fiftieth row names the first once more, every fiftieth and one a store that there is not.</summary>
    private static readonly SessionFile File = new(
        ["key", "store", "name", "start", "minutes", "capacity"],
        [.. Enumerable.Range(1, 500).Select(i => new CsvRow(i + 1, [Key(i), i % 50 == 1 && i > 1 ? "nowhere" : "maple", "Class", "2026-05-01 14:00", "90", "20"]))]);

    [Fact]
    public async Task Import_StoppedInTheMidst_IsEndedByTheNextWhoLooks()
    {
        await using var studio = await OpenAsync(provider);
        using var stop = new CancellationTokenSource();
        var import = await BeginAsync(studio, Scope.Whole);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => studio.Get<SessionImportRunner>().RunAsync(import, _ => stop.CancelAsync(), stop.Token));
        Assert.Equal("100", studio.Value("select position from import"));
        var free = Assert.Single(await studio.Get<ImportTenure>().FreeAsync(ImportKinds.Sessions, default));
        Assert.True(await studio.Get<SessionImportRunner>().RunAsync(free, _ => Task.CompletedTask, default));

        await AssertOnceAsync(studio);
    }

    [Fact]
    public async Task Import_WhileItIsInHand_IsNotTakenASecondTime()
    {
        await using var studio = await OpenAsync(provider);
        var import = await BeginAsync(studio, Scope.Whole);
        var seen = -1;

        Assert.True(await studio.Get<SessionImportRunner>().RunAsync(import, async _ => seen = (await studio.Get<ImportTenure>().FreeAsync(ImportKinds.Sessions, default)).Count, default));

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task Cancel_InTheMidst_KeepsWhatIsMadeAndMakesNoMore()
    {
        await using var studio = await OpenAsync(provider);
        var import = await BeginAsync(studio, Scope.Whole);
        var imports = studio.Get<SessionImports>();

        Assert.False(await studio.Get<SessionImportRunner>().RunAsync(import, async _ => Assert.True(await imports.CancelAsync(import.Id, 42, default)), default));

        var cancelled = Assert.Single(await imports.OfAsync(42, default));
        Assert.Equal((ImportStates.Cancelled, 100L), (cancelled.State, cancelled.Position));
        Assert.Equal(cancelled.Created.ToString(CultureInfo.InvariantCulture), studio.Value("select count(*) from session"));
        Assert.Empty(await imports.OfAsync(43, default));
        Assert.False(await imports.CancelAsync(import.Id, 43, default));
    }

    [Fact]
    public async Task Import_GoneOnWith_KeepsTheScopeOfWhoAsked()
    {
        await using var studio = await OpenAsync(provider);
        var import = await BeginAsync(studio, new Scope { Units = [99] });

        Assert.True(await studio.Get<SessionImportRunner>().RunAsync(import, _ => Task.CompletedTask, default));

        Assert.Equal("0", studio.Value("select count(*) from session"));
        Assert.Equal(500, (await studio.Get<SessionImports>().RejectedAsync(Assert.Single(await studio.Get<SessionImports>().OfAsync(42, default)), default)).Count);
    }

    private static string Key(int row) => string.Create(CultureInfo.InvariantCulture, $"s{(row % 50 == 0 ? 1 : row)}");

    private protected static Task<ImportRow> BeginAsync(RuntimeStudio studio, Scope scope) => studio.Get<SessionImports>().BeginAsync(File, SessionImports.Suggest(File), scope, 42, default);

    /// <summary>Ten rows name the first session again, nine a store that there is not.</summary>
    private protected static async Task AssertOnceAsync(RuntimeStudio studio)
    {
        var done = Assert.Single(await studio.Get<SessionImports>().OfAsync(42, default));
        Assert.Equal("done: 481 created, 0 updated, 0 unchanged, 19 rejected", done.Counts());
        Assert.Equal("481", studio.Value("select count(*) from session"));
        var rejected = await studio.Get<SessionImports>().RejectedAsync(done, default);
        Assert.Equal((10, 9), (rejected.Count(row => row.Problem!.Code == "session.twice"), rejected.Count(row => row.Problem!.Code == "session.store")));
        Assert.Equal(19, rejected.Select(row => row.Row.Number).Distinct().Count());
        await studio.Get<ImportTidying>().TidyAsync(default);
        Assert.Empty(studio.Get<ImportFiles>().Here());
    }

    private protected static async Task<RuntimeStudio> OpenAsync(Provider provider)
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using var context = studio.Storage.Context();
        context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/", TimeZone = "Asia/Shanghai" });
        await context.SaveChangesAsync();
        return studio;
    }
}
