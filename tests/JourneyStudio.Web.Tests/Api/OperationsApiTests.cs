using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Pausing, resuming and operations over HTTP, with a key of the scope <c>operate</c>.</summary>
public sealed class OperationsApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Journey = "/api/journeys/club-signup";

    [Fact]
    public async Task PauseResumeStop_InTurn_ChangeTheStateAndAreListed()
    {
        using var client = Client();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, $"{Journey}/pause"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(client, $"{Journey}/pause"));
        Assert.Equal("paused", await StateAsync(client));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, $"{Journey}/resume?mode=odd"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, $"{Journey}/resume?mode=freeze"));
        Assert.Equal("live", await StateAsync(client));

        var listed = await client.GetFromJsonAsync<JsonElement>($"{Journey}/operations");
        Assert.Equal(["release demo", "hold demo"], listed.EnumerateArray().Select(one => $"{one.GetProperty("kind").GetString()} {one.GetProperty("actor").GetString()}"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, $"{Journey}/stop?mode=now"));
        Assert.Equal("stopped", await StateAsync(client));
    }

    [Theory]
    [InlineData("""{"kind":"retry"}""", "?preview=true", HttpStatusCode.OK)]
    [InlineData("""{"kind":"move","target":"nowhere"}""", "", HttpStatusCode.Conflict)]
    [InlineData("""{"kind":"skip","activity":"nowhere","port":"Done"}""", "", HttpStatusCode.Conflict)]
    [InlineData("""{"kind":"dance"}""", "", HttpStatusCode.BadRequest)]
    public async Task Operations_Request_IsAnsweredClearly(string body, string query, HttpStatusCode expected)
    {
        using var client = Client();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/journeys/club-checkin/operations{query}", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Pause_UnknownJourneyOrNoKey_IsRefused()
    {
        using var client = Client();
        using var anonymous = host.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "/api/journeys/nowhere/pause"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(anonymous, $"{Journey}/pause"));
    }

    private static async Task<string?> StateAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/journeys")).EnumerateArray().First(one => one.GetProperty("id").GetString() == "club-signup").GetProperty("state").GetString();

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), null);
        return answer.StatusCode;
    }

    private HttpClient Client()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        return client;
    }
}
