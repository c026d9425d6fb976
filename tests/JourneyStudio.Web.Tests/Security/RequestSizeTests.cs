using System.Net;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>What is too large is refused by the server itself, before anything reads it, in the reader's language.</summary>
public sealed class RequestSizeTests
{
    [Theory]
    [InlineData("en", "too large")]
    [InlineData("zh-CN", "内容太大")]
    public async Task Post_TooLargeAForm_IsRefusedInTheReadersLanguage(string language, string says)
    {
        await using var studio = new StudioHost();
        studio.Serve();
        using var client = new HttpClient { BaseAddress = new Uri(studio.Address) };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        using var form = new FormUrlEncodedContent([new("name", new string('x', 200_000))]);

        using var answer = await client.PostAsync(new Uri("/t/form/signup", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(says, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooLargeABody_IsRefusedToProgramsWithAProblem()
    {
        await using var studio = new StudioHost();
        studio.Serve();
        using var client = new HttpClient { BaseAddress = new Uri(studio.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        using var body = new StringContent($"[\"{new string('x', 6_000_000)}\"]", System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/events", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
