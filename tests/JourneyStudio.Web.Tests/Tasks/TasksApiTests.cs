using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Tasks;

/// <summary>Tasks over HTTP with an API key.</summary>
public sealed class TasksApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly TaskDrawer drawer = new(host.Services);

    [Theory]
    [InlineData("GET", "/api/tasks")]
    [InlineData("POST", "/api/tasks/x/outcome")]
    [InlineData("POST", "/api/staff/x/leave")]
    public async Task Any_WithoutAKey_IsRefused(string method, string path)
    {
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Get_OfAStore_PagesThroughTheMostUrgentFirst()
    {
        var later = await drawer.AddAsync("lantern-street", TimeSpan.FromDays(5));
        var sooner = await drawer.AddAsync("lantern-street", TimeSpan.FromDays(4));
        using var client = Client();

        var first = await client.GetFromJsonAsync<JsonElement[]>("/api/tasks?store=lantern-street&count=1");
        var second = await client.GetFromJsonAsync<JsonElement[]>($"/api/tasks?store=lantern-street&count=1&after={sooner}");

        Assert.Equal((sooner, "open", "zhu"), (Text(first![0], "id"), Text(first[0], "state"), Text(first[0], "assignee")));
        Assert.Equal(later, Text(second![0], "id"));
    }

    [Fact]
    public async Task Get_WrongQuestion_IsAnsweredClearly()
    {
        using var client = Client();
        foreach (var query in new[] { "view=all", "count=0", "after=nothing" })
        {
            using var answer = await client.GetAsync(new Uri($"/api/tasks?{query}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task HandOver_ToAColleague_IsCountedBegunAndDone()
    {
        using var client = Client();
        const string Path = "/api/staff/li/hand-over";

        using var looked = await client.PostAsJsonAsync($"{Path}?preview=true", new { });
        Assert.Equal("preview", Text(await looked.Content.ReadFromJsonAsync<JsonElement>(), "state"));
        using var nobody = await client.PostAsJsonAsync(Path, new { to = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        using var begun = await client.PostAsJsonAsync(Path, new { to = new[] { "xing" }, leaves = false });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        using var unknown = await client.GetAsync(new Uri("/api/staff/nobody/hand-over", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (Text(await client.GetFromJsonAsync<JsonElement>(Path), "state") != "done")
            await timer.WaitForNextTickAsync(patience.Token);
    }

    [Fact]
    public async Task Post_Outcome_FinishesTheTaskOnce()
    {
        var task = await drawer.AddAsync("maple-lane", TimeSpan.FromDays(1));
        using var client = Client();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await FinishAsync(client, task, "Bought")).Status);
        var (status, done) = await FinishAsync(client, task, "Well");
        Assert.Equal((HttpStatusCode.OK, "done", "Well", "lan"), (status, Text(done, "state"), Text(done, "outcome"), Text(done, "finishedBy")));
        Assert.Equal(HttpStatusCode.Conflict, (await FinishAsync(client, task, "Well")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await FinishAsync(client, "nothing", "Well")).Status);
    }

    [Fact]
    public async Task Post_StaffLeaves_HandsTheirTasksOver()
    {
        var task = await drawer.AddAsync("river-bend", TimeSpan.FromDays(1));
        using var client = Client();
        var open = await client.GetFromJsonAsync<JsonElement[]>("/api/tasks?store=river-bend");
        var guide = Text(open!.Single(item => Text(item, "id") == task), "assignee");

        using var answer = await client.PostAsync(new Uri($"/api/staff/{guide}/leave", UriKind.Relative), null);
        using var again = await client.PostAsync(new Uri($"/api/staff/{guide}/leave", UriKind.Relative), null);

        var left = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(left.GetProperty("tasks").GetInt32() >= 1);
        Assert.True(left.GetProperty("members").GetInt32() >= 1);
        Assert.NotEmpty(left.GetProperty("to").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        var after = await client.GetFromJsonAsync<JsonElement[]>("/api/tasks?store=river-bend");
        Assert.NotEqual(guide, Text(after!.Single(item => Text(item, "id") == task), "assignee"));
        // Members and codes follow in batches
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (Text(await client.GetFromJsonAsync<JsonElement>($"/api/staff/{guide}/hand-over"), "state") != "done")
            await timer.WaitForNextTickAsync(patience.Token);
        using var nothing = await client.PostAsJsonAsync($"/api/staff/{guide}/hand-over?preview=true", new { });
        var rest = await nothing.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((0, 0, 0), (rest.GetProperty("members").GetInt32(), rest.GetProperty("tasks").GetInt32(), rest.GetProperty("codes").GetInt32()));
    }

    [Fact]
    public async Task Describe_Tasks_AreInTheApisDocument()
    {
        using var client = host.Anonymous();
        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");

        Assert.All(["/api/tasks", "/api/tasks/{id}/outcome", "/api/staff/{key}/leave"], path => paths.GetProperty(path));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> FinishAsync(HttpClient client, string task, string outcome)
    {
        using var answer = await client.PostAsJsonAsync($"/api/tasks/{task}/outcome", new { outcome, by = "lan" });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private HttpClient Client()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        return client;
    }
}
