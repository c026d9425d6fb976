using JourneyStudio.Engine.Content;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>What an import on the command line makes of keys that the data folder doesn't know.</summary>
public sealed class ImportChoicesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("studio-cli-");

    private string Data => Path.Combine(folder.FullName, "data");

    private string File => Path.Combine(folder.FullName, "a.json");

    [Fact]
    public async Task Import_WithChoices_CreatesMapsAndLeavesAndSaysSo()
    {
        await MakeAsync();

        var (exit, output, _) = await RunAsync("--create", "tags,segments", "--leave", "tag:odd", "--map", "template:lost=hello");

        Assert.Equal(0, exit);
        Assert.Contains("create   tag fresh\n", output, StringComparison.Ordinal);
        Assert.Contains("create   segment gone: The segment “gone” has no rule yet, so nobody belongs to it.", output, StringComparison.Ordinal);
        Assert.Contains("map      template lost -> hello\n", output, StringComparison.Ordinal);
        Assert.Contains("left     tag odd: Create it, take another", output, StringComparison.Ordinal);
        await using var studio = new TemporaryStudio(Data, ImportStudio.Register);
        Assert.Equal("hello", (await ImportStudio.DraftAsync(studio, "a"))!.Definition.Find("m")!.Settings.Text("template"));
        var content = await studio.Get<WorkspaceContents>().ReadAsync(default);
        Assert.Equal(["fresh", "vip"], content.Tags.Select(tag => tag.Key));
        Assert.True(Assert.Single(content.Segments).HasNoRule);
    }

    /// <summary>The report names the options that settle what is missing, and that a journey is put away here.</summary>
    [Fact]
    public async Task Import_WithoutChoices_NamesTheOptionsAndWhatIsArchived()
    {
        await MakeAsync(archived: true);

        var (exit, output, _) = await RunAsync("--dry-run");
        var (_, json, _) = await RunAsync("--dry-run", "--json");

        Assert.Equal(0, exit);
        Assert.Contains("\n           --create tag:fresh\n           --map tag:fresh=OTHER  (OTHER: vip)\n", output, StringComparison.Ordinal);
        Assert.Contains("left     template lost: Create it, take another", output, StringComparison.Ordinal);
        Assert.Contains("--create template:lost", output, StringComparison.Ordinal);
        Assert.Contains("archived This journey is archived, and stays so", output, StringComparison.Ordinal);
        var report = System.Text.Json.JsonElement.Parse(json);
        Assert.Equal(("a", "leave"), (report.GetProperty("archived")[0].GetString(), report.GetProperty("missing")[0].GetProperty("do").GetString()));
    }

    [Fact]
    public async Task Import_OptionThatCannotBe_SavesNothingAndNamesIt()
    {
        await MakeAsync();
        foreach (var (options, says) in new[]
        {
            ("--create tags,coupons", "This option takes tags"),
            ("--create coupon:", "This option takes tags"),
            ("--map tag:fresh", "This option takes KIND:KEY=OTHER"),
            ("--map tag:fresh=nowhere", "There is no tag “nowhere” to take instead."),
            ("--leave tag:slip", "The files lack nothing by this key."),
            ("--create tag:fresh --map tag:fresh=vip", "“--create tag:fresh” decides the same."),
            ("--language zh-CN --map tag:fresh", "此选项的写法为"),
        })
        {
            var (exit, output, errors) = await RunAsync(options.Split(' '));

            Assert.Equal((2, ""), (exit, output));
            Assert.StartsWith($"{options[options.LastIndexOf("--", StringComparison.Ordinal)..].Replace("tags,", "", StringComparison.Ordinal)}: {says}", errors, StringComparison.Ordinal);
        }

        await using var studio = new TemporaryStudio(Data, ImportStudio.Register);
        Assert.Null(await ImportStudio.DraftAsync(studio, "a"));
    }

    /// <summary>What the first time created is there the second time: a script may say it again.</summary>
    [Fact]
    public async Task Import_TheSameTwice_ChangesNothingTheSecondTime()
    {
        await MakeAsync();
        await RunAsync("--create", "tag:fresh");

        var (exit, output, _) = await RunAsync("--create", "tag:fresh");

        Assert.Equal((0, "0 journeys begun, 0 drafts replaced, 1 unchanged"), (exit, output.Trim().Split('\n')[^1]));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] options) => Shell.RunAsync(["import", File, .. options, "--Data:Directory", Data]);

    /// <summary>A data folder that knows one tag and one template, nobody at work on it, and a file that names others.</summary>
    private async Task MakeAsync(bool archived = false)
    {
        await System.IO.File.WriteAllTextAsync(File, """
            {"definitionId":"a","root":{"type":"Elsa.Flowchart","activities":[{"id":"t","type":"Journey.Tags","add":["fresh","odd"]},{"id":"m","type":"Journey.SendEmail","template":"lost"},{"id":"s","type":"Journey.SegmentTrigger","segment":"gone"}]}}
            """);
        await using var studio = new TemporaryStudio(Data, ImportStudio.Register);
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        await studio.Get<WorkspaceContents>().WriteAsync(
            new WorkspaceContent { Tags = [new TagDefinition("vip", new LocalText("VIP", "贵宾"), "basic")], Templates = [new MessageTemplate("hello", new LocalText("Hello", "你好"), MessageClass.Service, [])] }, default);
        if (!archived) return;
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("a", "w"));
        Assert.True(await studio.Get<JourneyArchive>().PutAwayAsync("a", null, default));
    }
}
