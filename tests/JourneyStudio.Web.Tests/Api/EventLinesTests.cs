using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Events as a stream of lines (NDJSON) over HTTP.</summary>
public sealed class EventLinesTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Post_Lines_StoresTheGoodOnesAndAnswersEachLine()
    {
        var (status, answer) = await PostAsync($"\uFEFF{Event("a")}\r\n\n{Event("a")}\nrubbish\n{Event("b").Replace("page.seen", "Page Seen", StringComparison.Ordinal)}\n{Event("c")}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["1 a stored", "3 a duplicate", "4  rejected", "5 b rejected", "6 c stored"],
            answer[..^1].Select(line => $"{line.GetProperty("line")} {Text(line, "id")} {Text(line, "status")}"));
        Assert.Equal("name", answer[3].GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal((2, 1, 2), Sums(answer[^1]));
    }

    [Fact]
    public async Task Post_LongStream_StoresItInBatchesAndAnswersTheSum()
    {
        var (_, answer) = await PostAsync(string.Join('\n', Enumerable.Range(0, 2_500).Select(i => Event($"long-{i}"))), "?all=false");

        Assert.Equal((2_500, 0, 0), Sums(Assert.Single(answer)));
    }

    [Fact]
    public async Task Post_LineTooLong_IsRejectedAndTheNextOneStored()
    {
        var (_, answer) = await PostAsync($"{{\"id\":\"{new string('x', 200_000)}\"}}\n{Event("after")}");

        Assert.Equal(["rejected", "stored"], answer[..^1].Select(line => Text(line, "status")));
        Assert.Equal([1, 2], answer[..^1].Select(line => line.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Post_RubbishOnly_StopsAndSaysSo()
    {
        var (_, answer) = await PostAsync(string.Join('\n', Enumerable.Repeat("rubbish", 5_000)), "?all=false");

        Assert.Equal((0, 0, 1_000), Sums(answer[^1]));
        Assert.Contains("line 1000", Text(answer[^1], "stopped"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NothingAtAll_IsASumOfNothing() => Assert.Equal((0, 0, 0), Sums(Assert.Single((await PostAsync("")).Answer)));

    private static string Event(string id) => $$$"""{"id":"{{{id}}}","member":{"externalId":"lines"},"name":"page.seen"}""";

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static (int Stored, int Duplicates, int Rejected) Sums(JsonElement line) =>
        (line.GetProperty("stored").GetInt32(), line.GetProperty("duplicates").GetInt32(), line.GetProperty("rejected").GetInt32());

    private async Task<(HttpStatusCode Status, JsonElement[] Answer)> PostAsync(string body, string query = "")
    {
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await client.PostAsync(new Uri($"/api/events{query}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))]);
    }
}
