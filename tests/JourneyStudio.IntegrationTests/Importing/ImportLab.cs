using System.Text;
using JourneyStudio.Engine.Content;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Organisation;

namespace JourneyStudio.IntegrationTests.Importing;

/// <summary>A workspace with attributes, tags and a store, into which files are imported by hand.</summary>
internal sealed class ImportLab : IAsyncDisposable
{
    public static readonly WorkspaceContent Content = new()
    {
        Attributes =
        [
            new("birthday", new("Birthday", "生日"), Type: AttributeType.Date),
            new("spent", new("Spent", "消费金额"), Type: AttributeType.Number),
            new("visited", new("Last visit", "最近到店"), Type: AttributeType.Instant),
            new("vip", new("VIP", "贵宾"), Type: AttributeType.Flag),
            new("note", new("Note", "备注"), Type: AttributeType.Text),
            new("milk", new("Milk", "奶粉"), Type: AttributeType.Choice, Choices: [new("a", new("Gold", "金装")), new("b", new("Silver", "银装"))]),
            new("likes", new("Likes", "爱好"), Type: AttributeType.MultiChoice, Choices: [new("yoga", new("Yoga", "瑜伽")), new("book", new("Books", "读书"))]),
        ],
        Tags = [new("pregnant", new("Pregnant", "怀孕中"), "basic"), new("signed-up", new("Signed up", "已报名"), "interaction", Scoped: true)],
    };

    private ImportLab(RuntimeStudio studio) => Studio = studio;

    public RuntimeStudio Studio { get; }

    public MemberImports Imports => Studio.Get<MemberImports>();

    public static async Task<ImportLab> OpenAsync(Provider provider, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? more = null)
    {
        var lab = new ImportLab(await RuntimeStudio.OpenAsync(provider, more));
        await lab.Studio.Get<WorkspaceContents>().WriteAsync(Content, default);
        await using var context = lab.Studio.Storage.Context();
        context.Add(new OrgUnitRow { Id = 7, Key = "maple-lane", Kind = "store", Names = new LocalText("Maple Lane", "枫巷店"), Path = "7/" });
        await context.SaveChangesAsync();
        return lab;
    }

    public Task<ImportRow> UploadAsync(string text, Encoding? encoding = null) => UploadAsync((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public async Task<ImportRow> UploadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return (await Imports.UploadAsync(stream, "members.csv", "en", 42, default)).Value;
    }

    public async Task<ImportSetup> SuggestAsync(ImportRow import) => (await Imports.SuggestAsync(import, null, null, default))!;

    /// <summary>Uploads, takes the suggested setup, and carries the import out.</summary>
    public async Task<ImportRow> ImportAsync(string text, Func<ImportSetup, ImportSetup>? change = null, Encoding? encoding = null)
    {
        var import = await StartAsync(text, change, encoding);
        await Studio.Get<ImportRunner>().RunAsync(import, default);
        return await ReloadAsync(import);
    }

    public async Task<ImportRow> StartAsync(string text, Func<ImportSetup, ImportSetup>? change = null, Encoding? encoding = null)
    {
        var import = await UploadAsync(text, encoding);
        var setup = await SuggestAsync(import);
        Assert.Empty(await Imports.StartAsync(import, change?.Invoke(setup) ?? setup, 42, default));
        return await ReloadAsync(import);
    }

    public async Task<ImportRow> ReloadAsync(ImportRow import) => (await Studio.Get<ImportStore>().FindAsync(import.Id, default))!;

    /// <summary>The rejected rows as text; empty when there are none.</summary>
    public async Task<string> RejectedAsync(ImportRow import, Encoding? encoding = null)
    {
        using var file = new MemoryStream();
        if (MemberImports.HasRejected(import))
            await Imports.WriteRejectedAsync(import, file, default);
        file.Position = 0;
        using var text = new StreamReader(file, encoding ?? Encoding.UTF8);
        return await text.ReadToEndAsync();
    }

    public string? Value(string sql) => Studio.Value(sql);

    public ValueTask DisposeAsync() => Studio.DisposeAsync();
}

/// <summary>Counts of an import in one line.</summary>
internal static class ImportCounts
{
    public static string Counts(this ImportRow row) => $"{row.State}: {row.Created} created, {row.Updated} updated, {row.Unchanged} unchanged, {row.Rejected} rejected";
}
