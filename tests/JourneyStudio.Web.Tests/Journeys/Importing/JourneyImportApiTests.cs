using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Tests.Designer;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Journeys.Importing;

/// <summary>Definitions over HTTP: looked at, imported, exported again.</summary>
[Collection(nameof(ImportingStudio))]
public sealed class JourneyImportApiTests(StudioHost host)
{
    private const string Import = "/api/journeys/import";

    [Fact]
    public async Task Import_DryRun_ReportsAndSavesNothing()
    {
        var id = NewId();
        using var client = Client();

        var (status, report) = await PostAsync(client, $"{Import}?dryRun=true", null, ("a.json", Text(id, """{"id":"t","type":"Journey.Tags","add":["lost"]},{"id":"w","type":"Elsa.Delay"}""")), ("b.json", "{"));

        Assert.Equal((HttpStatusCode.OK, false), (status, report.GetProperty("saved").GetBoolean()));
        var (file, bad) = (report.GetProperty("files")[0], report.GetProperty("files")[1]);
        Assert.Equal(("new", id, "lost", "mapped"), (Text(file, "becomes"), Text(file, "journey"), Text(file.GetProperty("missing")[0], "key"), Text(file.GetProperty("activities")[0], "fate")));
        Assert.Equal(("refused", "json.malformed"), (Text(bad, "becomes"), Text(bad.GetProperty("findings")[0], "code")));
        Assert.Null(await DraftAsync(id));
    }

    [Fact]
    public async Task Import_OfAnArchivedJourney_SaysSoAndLeavesItThere()
    {
        var id = NewId();
        using var client = Client();
        await PostAsync(client, Import, null, ("a.json", Text(id, """{"id":"w","type":"Journey.Wait"}""")));
        Assert.True(await host.Services.GetRequiredService<JourneyArchive>().PutAwayAsync(id, null, default));

        var (status, answer) = await PostAsync(client, Import, null, ("a.json", Text(id, """{"id":"v","type":"Journey.Wait"}""")));

        Assert.Equal((HttpStatusCode.OK, true), (status, answer.GetProperty("files")[0].GetProperty("archived").GetBoolean()));
        Assert.NotNull((await DraftAsync(id))!.Definition.Find("v"));
        Assert.True(await host.Services.GetRequiredService<JourneyArchive>().TakeOutAsync(id, null, default));
    }

    [Fact]
    public async Task Import_WithChoices_MapsCreatesAndLeaves()
    {
        var (id, tag, segment, form) = (NewId(), NewId(), NewId(), NewId());
        var template = (await ContentAsync()).Templates[0].Key;
        var choices = $$$"""{"references":[{"kind":"tag","key":"{{{tag}}}","do":"create"},{"kind":"segment","key":"{{{segment}}}","do":"create"},{"kind":"template","key":"lost","do":"map","to":"{{{template}}}"},{"kind":"form","key":"{{{form}}}","do":"create"},{"kind":"coupon","key":"gone","do":"leave"}],"revisions":{"{{{id}}}":null}}""";
        using var client = Client();

        var (status, answer) = await PostAsync(client, Import, choices, ("a.json", Text(id, $$"""{"id":"t","type":"Journey.Tags","add":["{{tag}}"]},{"id":"m","type":"Journey.SendEmail","template":"lost"},{"id":"s","type":"Journey.SegmentTrigger","segment":"{{segment}}"},{"id":"f","type":"Journey.FormTrigger","form":"{{form}}"}""")));

        Assert.Equal((HttpStatusCode.OK, true), (status, answer.GetProperty("saved").GetBoolean()));
        Assert.Equal(template, (await DraftAsync(id))!.Definition.Find("m")!.Settings.Text("template"));
        Assert.Contains((await ContentAsync()).Tags, one => one.Key == tag);
        Assert.Contains((await ContentAsync()).Segments, one => one.Key == segment && one.HasNoRule);
        Assert.Contains((await ContentAsync()).Forms, one => one.Key == form && one.IsUnwritten);
        Assert.Contains("has no rule yet", answer.GetProperty("created").EnumerateArray().Single(one => Text(one, "kind") == "segment").GetProperty("toDo").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"references":[{"kind":"template","key":"lost","do":"map","to":"nowhere"}]}""", HttpStatusCode.UnprocessableEntity, "import.no-target")]
    [InlineData("""{"references":[{"kind":"coupon","key":"lost","do":"create"}]}""", HttpStatusCode.UnprocessableEntity, "import.no-create")]
    [InlineData("""{"references":[{"kind":"template","key":"lost","do":"burn"}]}""", HttpStatusCode.BadRequest, "import.choices")]
    [InlineData("""{"references":7}""", HttpStatusCode.BadRequest, "import.choices")]
    public async Task Import_ChoiceThatCannotBe_IsRefused(string choices, HttpStatusCode expected, string code)
    {
        var id = NewId();
        using var client = Client();

        var (status, problem) = await PostAsync(client, Import, choices, ("a.json", Text(id, """{"id":"m","type":"Journey.SendEmail","template":"lost"},{"id":"c","type":"Journey.IssueCoupon","coupon":"lost"}""")));

        Assert.Equal((expected, code), (status, Text(problem, "title")));
        Assert.Null(await DraftAsync(id));
    }

    [Fact]
    public async Task Import_OneFileThatCannotBeTaken_RefusesAllAndSaysWhy()
    {
        var id = NewId();
        using var client = Client();

        var (status, problem) = await PostAsync(client, Import, null, ("a.json", Text(id, "")), ("b.json", "{"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "import.refused", 2), (status, Text(problem, "title"), problem.GetProperty("files").GetArrayLength()));
        Assert.Null(await DraftAsync(id));
    }

    /// <summary>The import arrives in an open designer as any edit of somebody else does, and Ctrl Z takes it back.</summary>
    [Fact]
    public async Task Import_OverAnOpenDraft_IsTakenBackByTheDesignersUndo()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("old"), 0);
        using var client = Client();
        var (status, _) = await PostAsync(client, Import, null, ("a.json", Text(draft.DefinitionId, """{"id":"new","type":"Journey.Wait"}""")));
        Assert.Equal(HttpStatusCode.OK, status);

        var moved = await draft.DoAsync(new { kind = "move", moves = new[] { new { activity = "new", x = 8, y = 8 } } }, 1);
        var back = await draft.DoAsync(new { kind = "undo" }, moved.GetProperty("revision").GetInt32());
        back = await draft.DoAsync(new { kind = "undo" }, back.GetProperty("revision").GetInt32());

        Assert.True(moved.GetProperty("full").GetBoolean());
        Assert.Equal(["new"], Ids(moved));
        Assert.Equal(("new", "old"), (Assert.Single(back.GetProperty("removedNodes").EnumerateArray()).GetString(), Assert.Single(Ids(back))));
    }

    /// <summary>What somebody set on the draft before the import must not come over it unseen.</summary>
    [Fact]
    public async Task Import_OverAnOpenDraft_RefusesWhatWasSetBefore()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        using var client = Client();
        await PostAsync(client, Import, null, ("a.json", Text(draft.DefinitionId, """{"id":"w","type":"Journey.Wait","duration":"P7D"}""")));

        using var answer = await draft.SendAsync(new { kind = "set", activity = "w", setting = "duration", value = "P1D" }, 1);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("P7D", (await DraftAsync(draft.DefinitionId))!.Definition.Find("w")!.Settings.Text("duration"));
    }

    [Fact]
    public async Task Import_DraftChangedSinceTheReport_IsRefused()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        using var client = Client();

        var (status, problem) = await PostAsync(client, Import, $$$"""{"revisions":{"{{{draft.DefinitionId}}}":0}}""", ("a.json", Text(draft.DefinitionId, "")));

        Assert.Equal((HttpStatusCode.Conflict, "import.moved-on"), (status, Text(problem, "title")));
        Assert.Contains("a.json", Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_MoreBytesThanItMayHave_IsRefusedUnread()
    {
        using var client = Client();
        using var body = new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]);

        using var answer = await client.PostAsync(new Uri(Import, UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    /// <summary>What goes out comes in again: the archive of some journeys changes none of them, and twice it is the same bytes.</summary>
    [Fact]
    public async Task Export_SomeJourneys_ImportsAgainWithoutAChange()
    {
        var (one, two) = (NewId(), NewId());
        using var client = Client();
        await PostAsync(client, Import, null, ("a.json", Text(two, """{"id":"w","type":"Journey.Wait","duration":"P7D"}""")), ("b.json", Text(one, "")));
        var address = new Uri($"/api/journeys/export?id={two}&id={one}", UriKind.Relative);

        var zip = await client.GetByteArrayAsync(address);
        using var body = new ByteArrayContent(zip);
        using var again = await client.PostAsync(new Uri(Import, UriKind.Relative), body);

        Assert.Equal(zip, await client.GetByteArrayAsync(address));
        Assert.Equal(new[] { $"{one}.json", $"{two}.json" }.Order(StringComparer.Ordinal), WorkflowArchive.Open(zip).Value.Select(file => file.Name));
        Assert.All((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("journeys").EnumerateArray(), journey => Assert.False(journey.GetProperty("changed").GetBoolean()));
        Assert.Equal((await DraftAsync(two))!.Text, await client.GetStringAsync(new Uri($"/api/journeys/{two}/definition", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/api/journeys/export?id=nowhere")]
    [InlineData("/api/journeys/nowhere/definition")]
    [InlineData("/api/journeys/nowhere/definition?version=1")]
    public async Task Export_UnknownJourney_IsNotFound(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Schema_Read_KnowsTheKinds()
    {
        using var client = Client();

        Assert.Contains("Journey.SendEmail", await client.GetStringAsync(new Uri("/api/journeys/schema", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static string NewId() => $"import-{Guid.NewGuid():n}";

    private static string Text(string id, string activities) => $$$"""{"definitionId":"{{{id}}}","root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}]}}""";

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static IEnumerable<string?> Ids(JsonElement answer) => answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString());

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(HttpClient client, string path, string? choices, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in files) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        if (choices is not null) form.Add(new StringContent(choices), "choices");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private Task<StoredDraft?> DraftAsync(string id) => host.Services.GetRequiredService<DraftStore>().FindAsync(id, CancellationToken.None);

    private Task<Engine.Content.WorkspaceContent> ContentAsync() => host.Services.GetRequiredService<WorkspaceContents>().ReadAsync(CancellationToken.None);

    private HttpClient Client()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        return client;
    }
}
