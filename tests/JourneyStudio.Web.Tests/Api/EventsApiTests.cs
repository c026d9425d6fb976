using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Events in, figures out: over HTTP with an API key, through the running studio.</summary>
public sealed class EventsApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Event = """{"id":"ID","member":{"externalId":"MEMBER"},"name":"page.seen","at":"2026-04-01T09:00:00+08:00","properties":{"page":"home","seconds":3.5}}""";

    [Fact]
    public async Task Post_OneEvent_IsStoredAndASecondTimeADuplicate()
    {
        using var client = Client();

        var first = await PostAsync(client, Event.Replace("ID", "one", StringComparison.Ordinal));
        var second = await PostAsync(client, Event.Replace("ID", "one", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, "stored"), (first.Status, Status(first.Json, 0)));
        Assert.Equal((HttpStatusCode.OK, "duplicate"), (second.Status, Status(second.Json, 0)));
    }

    [Fact]
    public async Task Post_ArrayWithFaults_StoresTheGoodOnesAndNamesEveryFault()
    {
        using var client = Client();

        var (status, json) = await PostAsync(client, $$$"""
            [{{{Event.Replace("ID", "good", StringComparison.Ordinal)}}},
             {"id":"bad","member":{"phone":"12"},"name":"Page Seen","at":"yesterday","colour":"red","properties":{"deep":[1]}},
             7]
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["stored", "rejected", "rejected"], Enumerable.Range(0, 3).Select(i => Status(json, i)));
        Assert.Equal(
            ["at", "colour", "member.phone", "name", "properties.deep"],
            json.GetProperty("items")[1].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"a","id":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""[[[[[[[[[[1]]]]]]]]]]""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"\ud800","name":"a","member":{"externalId":"x"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("null", HttpStatusCode.UnprocessableEntity)]
    public async Task Post_Rubbish_IsAnsweredClearly(string body, HttpStatusCode expected)
    {
        using var client = Client();
        var (status, json) = await PostAsync(client, body);
        Assert.Equal(expected, status);
        Assert.Equal(JsonValueKind.Object, json.ValueKind);
    }

    [Fact]
    public async Task Post_TooLargeOrNotJson_IsRefused()
    {
        using var client = Client();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, new string(' ', 4 * 1_024 * 1_024 + 1))).Status);
        using var text = new StringContent(Event, Encoding.UTF8, "text/plain");
        using var answer = await client.PostAsync(new Uri("/api/events", UriKind.Relative), text);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/journeys")]
    [InlineData("/api/journeys/club-checkin/counts")]
    [InlineData("/api/members/x/timeline")]
    [InlineData("/api/members/x/journeys/club-signup/why")]
    [InlineData("/api/messages")]
    public async Task Any_WithoutOrWithAWrongKey_IsRefused(string path)
    {
        using var client = host.Anonymous();
        foreach (var key in new[] { null, "wrong" })
        {
            using var request = new HttpRequestMessage(path == "/api/events" ? HttpMethod.Post : HttpMethod.Get, path);
            if (key is not null)
                request.Headers.Add("X-Api-Key", key);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Get_AfterEvents_ShowsJourneysTimelineAndMessages()
    {
        using var client = Client();
        await PostAsync(client, Event.Replace("ID", "seen", StringComparison.Ordinal).Replace("MEMBER", "reader", StringComparison.Ordinal));

        var journeys = await client.GetFromJsonAsync<JsonElement>("/api/journeys");
        Assert.Contains("club-checkin", journeys.EnumerateArray().Select(journey => journey.GetProperty("id").GetString()));
        var counts = await client.GetFromJsonAsync<JsonElement>("/api/journeys/club-checkin/counts");
        Assert.Equal(1, counts.GetProperty("versions")[0].GetProperty("version").GetInt32());
        var timeline = await client.GetFromJsonAsync<JsonElement>("/api/members/reader/timeline");
        Assert.Equal("page.seen", timeline.GetProperty("entries")[0].GetProperty("name").GetString());
        var why = await client.GetFromJsonAsync<JsonElement>("/api/members/reader/journeys/club-checkin/why");
        Assert.Equal(("notAsked", "qr.scanned"), (why.GetProperty("answer").GetString(), why.GetProperty("listens")[0].GetString()));
        using var nowhere = await client.GetAsync(new Uri("/api/members/reader/journeys/nowhere/why", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal(JsonValueKind.Array, (await client.GetFromJsonAsync<JsonElement>("/api/messages?journey=club-checkin&status=sent")).ValueKind);
    }

    [Theory]
    [InlineData("/api/journeys/nowhere/counts", HttpStatusCode.NotFound)]
    [InlineData("/api/members/nobody/timeline", HttpStatusCode.NotFound)]
    [InlineData("/api/members/nobody/journeys/club-signup/why", HttpStatusCode.NotFound)]
    [InlineData("/api/messages?status=lost", HttpStatusCode.BadRequest)]
    [InlineData("/api/messages?count=0", HttpStatusCode.BadRequest)]
    public async Task Get_WhatIsNotThere_SaysSo(string path, HttpStatusCode expected)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Health_Anyone_ReadsTheStages()
    {
        using var client = host.Anonymous();
        var health = await client.GetFromJsonAsync<JsonElement>("/health");
        Assert.Equal(["intake", "routing", "advancing", "operations", "dispatch"], health.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task OpenApi_Anyone_ReadsWhatProgramsCanCall()
    {
        using var client = host.Anonymous();
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.Equal(
            [
                "/api/calls/{journey}/{activity}", "/api/campaigns", "/api/campaigns/{key}/clone", "/api/coupons/{id}/{act}", "/api/events", "/api/journeys", "/api/journeys/export", "/api/journeys/import", "/api/journeys/schema", "/api/journeys/{id}/counts", "/api/journeys/{id}/definition", "/api/journeys/{id}/migrations",
                "/api/journeys/{id}/migrations/{operation}/take-back", "/api/journeys/{id}/operations", "/api/journeys/{id}/operations/{operation}/cancel", "/api/journeys/{id}/pause",
                "/api/journeys/{id}/resume", "/api/journeys/{id}/starts", "/api/journeys/{id}/starts/{activity}", "/api/journeys/{id}/stop", "/api/members", "/api/members/export", "/api/members/imports", "/api/members/imports/{id}", "/api/members/imports/{id}/cancel",
                "/api/members/imports/{id}/rejected", "/api/members/imports/{id}/start", "/api/members/merge", "/api/members/{externalId}",
                "/api/members/{externalId}/export", "/api/members/{externalId}/inbox", "/api/members/{externalId}/journeys/{journey}/why", "/api/members/{externalId}/timeline", "/api/messages", "/api/records",
                "/api/sessions", "/api/sessions/import", "/api/sessions/{key}", "/api/sessions/{key}/cancel", "/api/sessions/{key}/clone", "/api/sessions/{key}/reschedule",
                "/api/staff/{key}/bind", "/api/staff/{key}/hand-over", "/api/staff/{key}/leave", "/api/tasks", "/api/tasks/{id}/outcome", "/health",
            ],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    private static string? Status(JsonElement answer, int index) => answer.GetProperty("items")[index].GetProperty("status").GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body.Replace("MEMBER", "shopper", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/events", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private HttpClient Client()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        return client;
    }
}
