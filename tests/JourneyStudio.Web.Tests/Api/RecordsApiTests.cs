using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Records of members over HTTP with an API key.</summary>
public sealed class RecordsApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Order = """{"record":"order","id":"o-ID","member":{"externalId":"buyer"},"status":"paid","total":99.5,"placedAt":"2026-04-01T09:00:00+08:00","lines":[{"product":"milk","amount":99.5}]}""";

    [Fact]
    public async Task Post_OrderTwice_IsCreatedThenUnchanged()
    {
        using var client = await ClientAsync();

        var first = await PostAsync(client, Order);
        var second = await PostAsync(client, $"[{Order},{Order.Replace("paid", "refunded", StringComparison.Ordinal)}]");

        Assert.Equal((HttpStatusCode.OK, "created"), (first.Status, Status(first.Json, 0)));
        Assert.Equal(("unchanged", "updated"), (Status(second.Json, 0), Status(second.Json, 1)));
    }

    [Theory]
    [InlineData("""{"record":"moon","id":"x","member":{"externalId":"buyer"}}""", "record")]
    [InlineData("""{"record":"order","id":"x","member":{"externalId":"buyer"},"status":"gone","total":-1,"placedAt":"yesterday","colour":"red","lines":[{"amount":1},7]}""", "colour lines.0.product lines.1 placedAt status total")]
    [InlineData("""{"record":"subscription","member":{}}""", "endsAt id member product startsAt state")]
    [InlineData("""{"record":"child","id":"x","member":{"externalId":"buyer"},"birthDate":"May"}""", "birthDate")]
    [InlineData("""{"record":"coupon","id":"x","member":{"externalId":"buyer"},"coupon":"moon"}""", "coupon")]
    [InlineData("""{"record":"child","id":"x","member":{"externalId":"nobody"}}""", "member")]
    [InlineData("7", "")]
    public async Task Post_WhatIsWrong_IsNamedFieldByField(string body, string fields)
    {
        using var client = await ClientAsync();
        var (status, json) = await PostAsync(client, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(fields, string.Join(' ', json.GetProperty("items")[0].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Coupon_ClaimedRedeemedRefunded_EachOnce()
    {
        using var client = await ClientAsync();
        var (status, _) = await PostAsync(client, """{"record":"coupon","id":"gift-1","member":{"externalId":"buyer"},"coupon":"club-500-off-1000"}""");
        Assert.Equal(HttpStatusCode.OK, status);

        Assert.Equal((HttpStatusCode.Conflict, null), await ActAsync(client, "redeem"));
        Assert.Equal((HttpStatusCode.OK, "claimed"), await ActAsync(client, "claim"));
        Assert.Equal((HttpStatusCode.OK, "redeemed"), await ActAsync(client, "redeem", """{"store":"maple-lane","order":"o-9"}"""));
        Assert.Equal((HttpStatusCode.OK, "refunded"), await ActAsync(client, "refund"));
        Assert.Equal((HttpStatusCode.Conflict, null), await ActAsync(client, "refund"));
        Assert.Equal((HttpStatusCode.NotFound, null), await ActAsync(client, "fold"));
    }

    [Theory]
    [InlineData("/api/records")]
    [InlineData("/api/coupons/x/claim")]
    public async Task Any_WithoutAKey_IsRefused(string path)
    {
        using var client = host.Anonymous();
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string? State)> ActAsync(HttpClient client, string act, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/coupons/gift-1/{act}", UriKind.Relative), content);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString() : null);
    }

    private static string? Status(JsonElement answer, int index) => answer.GetProperty("items")[index].GetProperty("status").GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/records", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>A client, and a member who has been heard of.</summary>
    private async Task<HttpClient> ClientAsync()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        using var answer = await client.PostAsJsonAsync("/api/events", new { id = "hello", member = new { externalId = "buyer" }, name = "page.seen" });
        answer.EnsureSuccessStatusCode();
        return client;
    }
}
