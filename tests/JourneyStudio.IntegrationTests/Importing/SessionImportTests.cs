using System.Globalization;
using System.Text;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Importing;

public sealed class SessionImportTestsOnSqlite() : SessionImportTests(Provider.Sqlite);

public sealed class SessionImportTestsOnPostgreSql() : SessionImportTests(Provider.PostgreSql);

/// <summary>MISSION B5: thousands of sessions a year, made in bulk from a file.</summary>
public abstract class SessionImportTests(Provider provider)
{
    private const string Header = "门店,活动,名称,日期,开始时间,结束时间,名额,讲师";

    [Fact]
    public async Task Import_AThousandRowsTwice_MakesEachOnceWithItsCodes()
    {
        await using var studio = await OpenAsync();
        var text = new StringBuilder(Header).AppendLine();
        for (var i = 0; i < 1_000; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "枫林" : "harbour")},Club,宝妈课 {i},{new DateOnly(2026, 5, 1).AddDays(i / 2):yyyy/M/d},14:00,16:00,30,李老师");

        var first = await ImportAsync(studio, text.ToString());
        var again = await ImportAsync(studio, text.ToString());

        Assert.Equal((1_000, 0, 0), Counts(first));
        Assert.Equal((0, 1_000, 0), Counts(again));
        await using var context = studio.Storage.Context();
        Assert.Equal(1_000, await context.Set<SessionRow>().CountAsync());
        // Check-in and sign-up each, and a guide's at maple
        Assert.Equal(2_500, await context.Set<QrCodeRow>().CountAsync());
        var row = await context.Set<SessionRow>().SingleAsync(row => row.Key == "club-harbour-20260501-1400");
        Assert.Equal(("宝妈课 1", "Pier", "Europe/Berlin", "2026-05-01 12:00"), (row.Names.En, row.Place.En, row.TimeZone, $"{row.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm}"));
    }

    [Fact]
    public async Task Import_RowsThatAreWrong_AreRejectedEachWithItsReason()
    {
        await using var studio = await OpenAsync();
        var rows = await ImportAsync(studio, $"""
            {Header}
            maple,Club,好课,2026-05-01,14:00,16:00,30,
            nowhere,Club,好课,2026-05-01,14:00,16:00,30,
            maple,Nothing,好课,2026-05-02,14:00,16:00,30,
            maple,Club,好课,soon,14:00,16:00,30,
            maple,Club,好课,2026-05-03,14:00,13:00,30,
            maple,Club,,2026-05-04,14:00,16:00,many,
            maple,Club,好课,2026-05-01,14:00,17:00,30,
            """);

        Assert.Equal((1, 0, 6), Counts(rows));
        Assert.Equal(
            ["3 session.store store", "4 session.campaign campaign", "5 value.instant startsAt", "6 session.ends-first endsAt", "7 session.text names", "8 session.twice key"],
            rows.Where(row => row.Problem is not null).Select(row => $"{row.Row.Number} {row.Problem!.Code} {row.Problem.Field}"));
    }

    [Fact]
    public async Task Import_InChinaWithOwnKeysAndMinutes_IsReadInItsEncoding()
    {
        await using var studio = await OpenAsync();
        var bytes = CsvFormat.EncodingNamed(CsvFormat.Gb18030).GetBytes("场次编号;门店;中文名称;英文名称;开始;时长;名额\nmay-1;枫林;春天;Spring;2026年5月1日 9:30;90;20\n");

        var rows = await ImportAsync(studio, bytes, Scope.Whole);

        Assert.Equal("may-1", Assert.Single(rows).Key);
        await using var context = studio.Storage.Context();
        var row = await context.Set<SessionRow>().SingleAsync();
        Assert.Equal(("Spring", "春天", TimeSpan.FromMinutes(90), 20), (row.Names.En, row.Names.Zh, row.EndsAt - row.StartsAt, row.Capacity));
    }

    [Fact]
    public async Task Import_ForABranch_TakesItsOwnStoresAlone()
    {
        await using var studio = await OpenAsync();

        var rows = await ImportAsync(studio, Encoding.UTF8.GetBytes($"{Header}\nmaple,Club,好课,2026-05-01,14:00,16:00,30,\nharbour,Club,好课,2026-05-01,14:00,16:00,30,\n"), new Scope { Units = [2] });

        Assert.Equal(["session.store", ""], rows.Select(row => row.Problem?.Code ?? ""));
    }

    [Fact]
    public async Task Check_WithoutWhatASessionNeeds_NamesTheColumns()
    {
        await using var studio = await OpenAsync();
        using var stream = new MemoryStream("store,when\nmaple,now\n"u8.ToArray());
        var file = (await studio.Get<SessionImports>().ReadAsync(stream, default)).Value;

        Assert.Equal(["startsAt", "capacity", "names", "endsAt"], SessionImports.Check(SessionImports.Suggest(file)).Select(problem => problem.Arguments[0]));
        using var nothing = new MemoryStream();
        Assert.Equal("import.empty", Assert.Single((await studio.Get<SessionImports>().ReadAsync(nothing, default)).Problems).Code);
    }

    [Fact]
    public async Task Rejected_AsAFile_CannotBeReadAsAFormula()
    {
        await using var studio = await OpenAsync();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\n=1+1,Club,好课,2026-05-01,14:00,16:00,30,\n"));
        var file = (await studio.Get<SessionImports>().ReadAsync(stream, default)).Value;
        var setup = SessionImports.Suggest(file);
        var rows = await studio.Get<SessionImports>().PreviewAsync(file, setup, Scope.Whole, default);

        Assert.Contains("'=1+1", Encoding.UTF8.GetString(RejectedSessions.Write(file, setup, rows, "zh-CN")), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<SessionFileRow>> ImportAsync(RuntimeStudio studio, string text) => ImportAsync(studio, Encoding.UTF8.GetBytes(text), Scope.Whole);

    /// <summary>What was foretold is what is done.</summary>
    private static async Task<IReadOnlyList<SessionFileRow>> ImportAsync(RuntimeStudio studio, byte[] bytes, Scope scope)
    {
        var imports = studio.Get<SessionImports>();
        using var stream = new MemoryStream(bytes);
        var file = (await imports.ReadAsync(stream, default)).Value;
        var setup = SessionImports.Suggest(file);
        Assert.Empty(SessionImports.Check(setup));
        var foretold = await imports.PreviewAsync(file, setup, scope, default);
        var rows = await imports.ImportAsync(file, setup, scope, 42, default);
        Assert.Equal(foretold.Select(row => (row.Key, row.Created, row.Problem)), rows.Select(row => (row.Key, row.Created, row.Problem)));
        return rows;
    }

    private static (int Created, int There, int Rejected) Counts(IReadOnlyList<SessionFileRow> rows) =>
        (rows.Count(row => row.Created), rows.Count(row => row is { Created: false, Problem: null }), rows.Count(row => row.Problem is not null));

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using var context = studio.Storage.Context();
        context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/", TimeZone = "Asia/Shanghai" });
        context.Add(new OrgUnitRow { Id = 2, Key = "harbour", Kind = OrgUnitKinds.Store, Names = new("Harbour", "海港"), Address = new("Pier", "码头"), Path = "2/", TimeZone = "Europe/Berlin" });
        context.Add(new StaffRow { Id = 1, PublicId = "lin", Key = "lin", OrgUnitId = 1, Role = "guide", Names = new("Lin", "林") });
        context.Add(new CampaignRow { Key = "club", Names = new("Club", "俱乐部") });
        await context.SaveChangesAsync();
        return studio;
    }
}
