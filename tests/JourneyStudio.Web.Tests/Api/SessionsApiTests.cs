using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Sessions over HTTP: made, listed, moved, called off, made again, and taken from a file.</summary>
public sealed class SessionsApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string One = """{"key":"api-1","campaign":"mums-club","store":"maple-lane","names":{"en":"Class","zh":"课"},"place":{"en":"Hall","zh":"厅"},"timeZone":"Asia/Shanghai","startsAt":"2031-05-01T06:00:00Z","endsAt":"2031-05-01T08:00:00Z","capacity":20}""";

    [Fact]
    public async Task Session_FromMadeToCalledOff_IsAnsweredEachTime()
    {
        using var client = Client();

        Assert.Equal(["created", "rejected"], Statuses(await JsonAsync(client, HttpMethod.Post, "/api/sessions", $$"""[{{One}},{"key":"api-2","store":"nowhere"}]""")));
        Assert.Equal(["unchanged"], Statuses(await JsonAsync(client, HttpMethod.Post, "/api/sessions", $"[{One}]")));
        Assert.Equal("planned", (await client.GetFromJsonAsync<JsonElement>("/api/sessions/api-1")).GetProperty("state").GetString());
        Assert.Contains((await client.GetFromJsonAsync<JsonElement>("/api/sessions?store=maple-lane&from=2031-01-01T00:00:00Z")).EnumerateArray(), session => session.GetProperty("key").GetString() == "api-1");

        var changed = await JsonAsync(client, HttpMethod.Put, "/api/sessions/api-1", One.Replace("\"Class\"", "\"Course\"", StringComparison.Ordinal));
        Assert.Equal("Course", changed.GetProperty("names").GetProperty("en").GetString());
        const string Later = """{"startsAt":"2031-05-03T06:00:00Z","endsAt":"2031-05-03T08:00:00Z"}""";
        Assert.Equal(0, (await JsonAsync(client, HttpMethod.Post, "/api/sessions/api-1/reschedule?preview=true", Later)).GetProperty("waiting").GetInt32());
        Assert.Equal("2031-05-01", Day(await client.GetFromJsonAsync<JsonElement>("/api/sessions/api-1")));
        await JsonAsync(client, HttpMethod.Post, "/api/sessions/api-1/reschedule", Later);
        Assert.Equal("2031-05-03", Day(await client.GetFromJsonAsync<JsonElement>("/api/sessions/api-1")));

        Assert.Equal(["created", "created"], Statuses(await JsonAsync(client, HttpMethod.Post, "/api/sessions/api-1/clone", """{"start":"2031-06-01T14:00:00","stores":["maple-lane","harbour"]}""")));
        await JsonAsync(client, HttpMethod.Post, "/api/sessions/api-1/cancel", """{"reason":"rain"}""");
        Assert.Equal("cancelled", (await client.GetFromJsonAsync<JsonElement>("/api/sessions/api-1")).GetProperty("state").GetString());
        using var twice = await SendAsync(client, HttpMethod.Post, "/api/sessions/api-1/cancel", "{}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task Campaign_MadeAgain_HasItsSessionsLater()
    {
        using var client = Client();
        await JsonAsync(client, HttpMethod.Post, "/api/sessions", $"[{One.Replace("api-1", "again-1", StringComparison.Ordinal)}]");

        var made = await JsonAsync(client, HttpMethod.Post, "/api/campaigns/mums-club/clone", """{"names":{"en":"Again","zh":"再来"},"days":28}""");

        Assert.Contains(made.GetProperty("sessions").EnumerateArray(), session => session.GetProperty("status").GetString() == "created");
        Assert.Contains((await client.GetFromJsonAsync<JsonElement>("/api/campaigns")).EnumerateArray(), campaign => campaign.GetProperty("key").GetString() == made.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Import_AFileTwice_MakesItOnceAndSaysWhatWasWrong()
    {
        using var client = Client();
        const string File = "store,name,start,minutes,seats\nmaple-lane,Spring,2031-07-01 10:00,60,20\nnowhere,Spring,2031-07-01 10:00,60,20\n";

        var looked = await ImportAsync(client, "?preview=true&campaign=mums-club", File);
        var first = await ImportAsync(client, "?campaign=mums-club", File);
        var again = await ImportAsync(client, "?campaign=mums-club", File);

        Assert.Equal(["1 0 1", "1 0 1", "0 1 1"], new[] { looked, first, again }.Select(answer => $"{answer.GetProperty("created")} {answer.GetProperty("unchanged")} {answer.GetProperty("rejected").GetArrayLength()}"));
        Assert.Equal("store: There is no open store “nowhere” of yours.", first.GetProperty("rejected")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/sessions/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/sessions?count=0", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/sessions?state=odd", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/sessions?after=nowhere", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/sessions/nowhere/cancel", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/sessions/nowhere/clone", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/sessions/import?dates=odd", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/campaigns", HttpStatusCode.UnprocessableEntity)]
    public async Task Request_ThatIsWrong_IsAnsweredClearly(string method, string path, HttpStatusCode expected)
    {
        using var client = Client();
        using var answer = await SendAsync(client, new HttpMethod(method), path, method == "POST" ? "{}" : null);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static string Day(JsonElement session) => session.GetProperty("startsAt").GetString()![..10];

    private static List<string> Statuses(JsonElement sessions) => [.. sessions.EnumerateArray().Select(session => session.GetProperty("status").GetString()!)];

    private static async Task<JsonElement> ImportAsync(HttpClient client, string query, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var answer = await client.PostAsync(new Uri($"/api/sessions/import{query}", UriKind.Relative), content);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, HttpMethod method, string path, string body)
    {
        using var answer = await SendAsync(client, method, path, body);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    private HttpClient Client()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, StudioHost.ApiKey);
        return client;
    }
}
