using System.Text;
using JourneyStudio.Engine;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.IntegrationTests.Importing;

public sealed class ImportTestsOnSqlite() : ImportTests(Provider.Sqlite);

public sealed class ImportTestsOnPostgreSql() : ImportTests(Provider.PostgreSql);

/// <summary>MISSION B1: members come in from files, and a file that comes again changes nothing.</summary>
public abstract class ImportTests(Provider provider)
{
    private const string Full = """
        会员编号,姓名,手机号,邮箱,城市,门店,生日,消费金额,最近到店,贵宾,奶粉,爱好,标签,备注
        c1,王芳,138 0000 0001,fang@example.com,上海,枫巷店,2024/5/1,"1,280.50",2026-03-01 09:30,是,金装,"读书、瑜伽",怀孕中,"第一行
        第二行"
        c2,李娜𠀀,+8613800000002,,杭州,maple-lane,2023年12月31日,-3,,否,b,,signed-up@s1,
        """;

    [Fact]
    public async Task Import_AllKindsOfValues_AreWrittenInTheirTypes()
    {
        await using var lab = await ImportLab.OpenAsync(provider);

        var import = await lab.ImportAsync(Full);

        Assert.Equal("done: 2 created, 0 updated, 0 unchanged, 0 rejected", import.Counts());
        Assert.Equal("王芳 +8613800000001 fang@example.com FANG@EXAMPLE.COM 上海 7", lab.Value("select name || ' ' || phone || ' ' || email || ' ' || email_folded || ' ' || city || ' ' || store_id from member where external_id = 'c1'"));
        Assert.Equal("李娜𠀀", lab.Value("select name from member where external_id = 'c2'"));
        Assert.Equal("2024-05-01", lab.Value("select a.value from attribute_date a join member m on m.id = a.member_id where m.external_id = 'c1'"));
        Assert.Equal("12805000", lab.Value("select a.value from attribute_number a join member m on m.id = a.member_id where m.external_id = 'c1'"));
        var visited = new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Equal($"{visited}", lab.Value("select value from attribute_instant"));
        Assert.Equal("1", lab.Value("select count(*) from attribute_flag where value"));
        Assert.Equal("yoga,book", lab.Value("select value from attribute_text where attribute = 'likes'"));
        Assert.Equal("pregnant", lab.Value("select t.tag from member_tag t join member m on m.id = t.member_id where m.external_id = 'c1'"));
        Assert.Equal("signed-up@s1", lab.Value("select t.tag || '@' || t.scope from member_tag t join member m on m.id = t.member_id where m.external_id = 'c2'"));
        Assert.Contains("\n", lab.Value("select value from attribute_text where attribute = 'note'")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_TheSameFileAgain_ChangesNothingAndTellsNobody()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.Studio.PublishAsync(Journeys.Row(("start", "RecordTrigger", """{"record":"member","change":"updated"}""", "Done"), ("end", "Exit", "{}", "")));
        await lab.ImportAsync(Full);
        var (events, ids) = (lab.Value("select count(*) from event"), lab.Value("select sum(id) from member"));

        var again = await lab.ImportAsync(Full);

        Assert.Equal("done: 0 created, 0 updated, 2 unchanged, 0 rejected", again.Counts());
        Assert.Equal((events, ids), (lab.Value("select count(*) from event"), lab.Value("select sum(id) from member")));
    }

    [Fact]
    public async Task Import_OneCellDiffers_ChangesThatAloneAndTellsWhichField()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync(Full);

        var changed = await lab.ImportAsync(Full.Replace("杭州", "南京", StringComparison.Ordinal));

        Assert.Equal("done: 0 created, 1 updated, 1 unchanged, 0 rejected", changed.Counts());
        Assert.Contains("\"changed\":\"city\"", lab.Value("select properties from event where name = 'member.updated'")!, StringComparison.Ordinal);
        Assert.Contains("杭州", lab.Value("select properties from event where name = 'member.updated'")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AnotherStoreAndProductLine_TellsThemByTheirKeys()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await using (var context = lab.Studio.Storage.Context())
        {
            context.Add(new OrgUnitRow { Id = 8, Key = "harbour", Kind = "store", Names = new("Harbour", "海港店"), Path = "8/" });
            context.AddRange(new ProductLineRow { Id = 3, Key = "milk", Names = new("Milk", "奶粉") }, new ProductLineRow { Id = 4, Key = "care", Names = new("Care", "护理") });
            await context.SaveChangesAsync();
        }
        await lab.ImportAsync("id,store,product line\na,maple-lane,milk\n");

        var changed = await lab.ImportAsync("id,store,product line\na,harbour,care\n");

        Assert.Equal("done: 0 created, 1 updated, 0 unchanged, 0 rejected", changed.Counts());
        var told = System.Text.Json.JsonElement.Parse(lab.Value("select properties from event where name = 'member.updated'")!);
        Assert.Equal(("productLine,store", "maple-lane", "milk"), (told.GetProperty("changed").GetString(), told.GetProperty("old.store").GetString(), told.GetProperty("old.productLine").GetString()));
    }

    [Fact]
    public async Task Import_NotTold_RaisesNoEvents()
    {
        await using var lab = await ImportLab.OpenAsync(provider);

        await lab.ImportAsync(Full, setup => setup with { Tells = false });

        Assert.Equal("0", lab.Value("select count(*) from event"));
    }

    [Fact]
    public async Task Import_Told_StartsJourneys()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.Studio.PublishAsync(Journeys.Row(("start", "TagTrigger", """{"tags":["pregnant"]}""", "Done"), ("wait", "Wait", """{"duration":"P1D"}""", "")));
        await lab.Studio.AdvanceAsync();

        await lab.ImportAsync(Full);
        await lab.Studio.AdvanceAsync();

        Assert.Equal("1", lab.Value("select count(*) from enrollment where state = 'active'"));
    }

    [Fact]
    public async Task Import_Gb18030_IsDetectedAndReadAndAnsweredInIt()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

        var import = await lab.ImportAsync(Full + "\n龙,李四,not a phone", encoding: gb18030);

        Assert.Equal("done: 2 created, 0 updated, 0 unchanged, 1 rejected", import.Counts());
        Assert.Equal("李娜𠀀", lab.Value("select name from member where external_id = 'c2'"));
        Assert.Contains("龙,李四,not a phone", await lab.RejectedAsync(import, gb18030), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RowsThatAreNone_AreRejectedWithColumnAndReason()
    {
        await using var lab = await ImportLab.OpenAsync(provider);

        var import = await lab.ImportAsync("""
            id,phone,birthday,tags,spent
            a,12,2026-01-01,,
            b,+8613800000001,yesterday,,
            c,+8613800000002,2026-01-01,nothing,
            ,+8613800000003,,,
            d,+8613800000004,,,1.23456
            e,+8613800000005,,,,too,many
            f,+8613800000006,,,7
            """);

        Assert.Equal("done: 1 created, 0 updated, 0 unchanged, 6 rejected", import.Counts());
        var rejected = (await lab.RejectedAsync(import)).Split("\r\n");
        Assert.Equal("Row,Reason,id,phone,birthday,tags,spent", rejected[0]);
        Assert.StartsWith("2,phone: “12” is no phone number. Write it with its country", Unquote(rejected[1]), StringComparison.Ordinal);
        Assert.StartsWith("3,birthday: “yesterday” is no date.", rejected[2], StringComparison.Ordinal);
        Assert.StartsWith("4,tags: There is no tag “nothing”.", rejected[3], StringComparison.Ordinal);
        Assert.StartsWith("5,id: Nothing stands here", Unquote(rejected[4]), StringComparison.Ordinal);
        Assert.StartsWith("6,spent: “1.23456” is no number", rejected[5], StringComparison.Ordinal);
        Assert.StartsWith("7,The row has 7 columns, the first row has 5.", Unquote(rejected[6]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_TheSameIdTwice_RejectsTheSecondWhereverItStands()
    {
        await using var lab = await ImportLab.OpenAsync(provider, SmallBatches);

        var import = await lab.ImportAsync("id,name\na,1\nb,2\na,3\nc,4\nd,5\nb,6\n");

        Assert.Equal("done: 4 created, 0 updated, 0 unchanged, 2 rejected", import.Counts());
        Assert.Equal("1", lab.Value("select name from member where external_id = 'a'"));
        Assert.Contains("4,id: “a” stands in an earlier row already.", await lab.RejectedAsync(import), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_BrokenQuotesAndAHugeField_CostTheirOwnRowsAlone()
    {
        await using var lab = await ImportLab.OpenAsync(provider);

        var import = await lab.ImportAsync($"id,name\na,5\" screen\nb,\"open\nc,three\n\"d\" x,four\ne,{new string('x', 200_000)}\nf,\"six\"\ng,\"never closed\n{string.Concat(Enumerable.Range(0, 3_000).Select(i => $"h{i},a name that is long enough to fill it\n"))}");

        Assert.Equal("done: 3002 created, 0 updated, 0 unchanged, 5 rejected", import.Counts());
        Assert.Equal("three six", lab.Value("select (select name from member where external_id = 'c') || ' ' || (select name from member where external_id = 'f')"));
    }

    [Fact]
    public async Task Import_FormulasInCells_AreKeptAsTextAndHarmlessInTheFileOfRejectedRows()
    {
        await using var lab = await ImportLab.OpenAsync(provider);

        var import = await lab.ImportAsync("""
            id,name,phone
            a,'=1+1,
            b,"=cmd|'/c calc'!A0",x
            """);

        Assert.Equal("=1+1", lab.Value("select name from member"));
        Assert.Contains(",b,'=cmd|'/c calc'!A0,x", await lab.RejectedAsync(import), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ByPhone_FindsWhoIsKnownAndRejectsWhereSeveralAre()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync("id,phone\na,13800000001\nb,13800000002\nc,13800000002\n");

        var import = await lab.ImportAsync("phone,name\n13800000001,王芳\n13800000002,李娜\n13800000003,新\n");

        Assert.Equal("done: 1 created, 1 updated, 0 unchanged, 1 rejected", import.Counts());
        Assert.Equal("王芳", lab.Value("select name from member where external_id = 'a'"));
        Assert.Contains("Several members are known by", await lab.RejectedAsync(import), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, "done: 0 created, 1 updated, 0 unchanged, 1 rejected")]
    [InlineData(true, false, "done: 1 created, 0 updated, 0 unchanged, 1 rejected")]
    public async Task Import_OnlyKnownOrOnlyNew_RejectsTheOthers(bool creates, bool updates, string expected)
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync("id,name\na,old\n");

        var import = await lab.ImportAsync("id,name\na,new\nb,new\n", setup => setup with { Creates = creates, Updates = updates });

        Assert.Equal(expected, import.Counts());
    }

    [Fact]
    public async Task Import_EmptyCells_StayUnlessTheyAreToClear()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync("id,city,spent\na,上海,5\n");
        Assert.Equal(1, (await lab.ImportAsync("id,city,spent\na,,\n")).Unchanged);

        await lab.ImportAsync("id,city,spent\na,,\n", setup => setup with { Clears = true });

        Assert.Null(lab.Value("select city from member"));
        Assert.Equal("0", lab.Value("select count(*) from attribute_number"));
    }

    [Fact]
    public async Task Import_Consents_StandInTheLedgerOnce()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        const string File = "id,consents.email.marketing,consents.sms.service\na,yes,no\n";

        await lab.ImportAsync(File);
        Assert.Equal(1, (await lab.ImportAsync(File)).Unchanged);

        Assert.Equal("2", lab.Value("select count(*) from consent_entry where source = 'import'"));
        Assert.Equal("email", lab.Value("select channel from member_consent where granted"));
    }

    [Fact]
    public async Task Import_AnAccountOfSomebodyElse_IsRejected()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync("id,openid\na,o1\n");

        var import = await lab.ImportAsync("id,openid\nb,o1\nc,o2\nd,o2\n");

        Assert.Equal("done: 1 created, 0 updated, 0 unchanged, 2 rejected", import.Counts());
        Assert.Contains("openid: “o1” belongs to another member.", await lab.RejectedAsync(import), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_FirstRows_SaysWhatTheImportThenDoes()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        await lab.ImportAsync("id,name,city\na,王芳,上海\nb,李娜,上海\n");
        var import = await lab.UploadAsync("id,name,city\na,王芳,上海\nb,李娜,杭州\nc,新,\na,twice,\nd\tx,,\n");

        var preview = await lab.Imports.PreviewAsync(import, await lab.SuggestAsync(import), 20, default);

        Assert.Equal<string>(["id", "name", "city"], preview.Header);
        Assert.Equal(
            [EntryResult.Unchanged, EntryResult.Updated, EntryResult.Created, EntryResult.Rejected, EntryResult.Rejected],
            preview.Rows.Select(row => row.Result!.Value));
        Assert.Equal("city", Assert.Single(preview.Rows[1].Changed).Key);
        Assert.Equal("2", lab.Value("select count(*) from member"));
    }

    [Fact]
    public async Task Check_ColumnsThatMeanNothing_SaysEach()
    {
        await using var lab = await ImportLab.OpenAsync(provider);
        var import = await lab.UploadAsync("id,name\na,b\n");
        var setup = await lab.SuggestAsync(import);

        Assert.Empty(await lab.Imports.CheckAsync(import, setup, default));
        Assert.Equal(["import.identity"], Codes(await lab.Imports.CheckAsync(import, setup with { Identity = "phone" }, default)));
        Assert.Equal(["import.columns"], Codes(await lab.Imports.CheckAsync(import, setup with { Columns = ["externalId"] }, default)));
        Assert.Equal(["import.field"], Codes(await lab.Imports.CheckAsync(import, setup with { Columns = ["externalId", "attributes.nothing"] }, default)));
        Assert.Equal(["import.field-twice"], Codes(await lab.Imports.CheckAsync(import, setup with { Columns = ["externalId", "externalId"] }, default)));
    }

    [Fact]
    public async Task Upload_TooLargeOrEmpty_KeepsNothing()
    {
        await using var lab = await ImportLab.OpenAsync(provider, services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<ImportOptions>(services, options => options.LargestFile = 10));

        using var large = new MemoryStream(new byte[11]);
        using var empty = new MemoryStream();
        Assert.Equal("import.too-large", (await lab.Imports.UploadAsync(large, "x", "en", 1, default)).Problems[0].Code);
        Assert.Equal("import.empty", (await lab.Imports.UploadAsync(empty, "x", "en", 1, default)).Problems[0].Code);

        Assert.Empty(Directory.GetFiles(Path.Combine(lab.Studio.Storage.Beside, "imports")));
    }

    private static void SmallBatches(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<ImportOptions>(services, options => options.BatchRows = 2);

    private static IEnumerable<string> Codes(IEnumerable<Problem> problems) => problems.Select(problem => problem.Code);

    private static string Unquote(string line) => line.Replace("\"", "", StringComparison.Ordinal);
}
