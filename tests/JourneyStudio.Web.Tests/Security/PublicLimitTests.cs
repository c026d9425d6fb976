using System.Net;
using JourneyStudio.Web.Tests.Security.Matrix;
using JourneyStudio.Web.Tests.Touchpoints;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>What opens without signing in: how much it takes, how often, and what a form needs to be taken at all.</summary>
public sealed class PublicLimitTests(StudioHost studio) : IClassFixture<StudioHost>
{
    /// <summary>Mail programs post many members' wishes from one address.</summary>
    private const int MailPrograms = 20;

    private readonly Workspace workspace = new(studio);

    private static IEnumerable<string> Touchpoints => AccessMatrix.Public.Where(open => open.Contains("/t/", StringComparison.Ordinal) || open.Contains("/q/", StringComparison.Ordinal));

    public static TheoryData<string> Posts => [.. AccessMatrix.Public.Where(open => open.Split(' ')[0].Contains("POST", StringComparison.Ordinal))];

    [Fact]
    public async Task Touchpoint_AskedTooOften_SaysSoWithTheHeaders()
    {
        await using var fresh = new StudioHost();
        await using var strict = fresh.WithWebHostBuilder(builder => builder.UseSetting("Touchpoints:RequestsPerMinute", "1"));
        using var client = strict.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var first = await SendAsync(client, "GET /t/privacy");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        for (var request = 0; request < MailPrograms; request++)
        {
            using var taken = await SendAsync(client, "POST /t/unsubscribe");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, taken.StatusCode);
        }

        foreach (var endpoint in Touchpoints)
            await AssertRefusedAsync(client, endpoint);
    }

    [Fact]
    public async Task SignIn_TriedTooOften_SaysSoWithTheHeaders()
    {
        await using var fresh = new StudioHost();
        using var client = fresh.Anonymous();
        for (var tries = 0; tries < Web.Shared.Security.SignInLimit.TriesPerMinute; tries++)
        {
            using var taken = await SendAsync(client, "POST /sign-in");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, taken.StatusCode);
        }

        foreach (var endpoint in new[] { "POST /sign-in", "POST /sign-in/code", "POST /sign-in/set-up", "POST /join" })
            await AssertRefusedAsync(client, endpoint);
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_OfTooMuch_IsRefused(string endpoint)
    {
        using var client = studio.Anonymous();

        using var answer = await SendAsync(client, endpoint, new string('x', endpoint.Contains("/api/", StringComparison.Ordinal) ? 6_000_000 : 70_000));

        // a call is refused for its key before its body is read
        Assert.Equal(endpoint.Contains("/api/calls", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        FaultTests.AssertHeaders(answer);
    }

    [Fact]
    public async Task Form_WithAValidLinkAndWithoutItsToken_ChangesNothing()
    {
        var (page, instance, member) = await workspace.IssueAsync(7);
        var code = await workspace.CodeAsync("checkin");
        using var client = studio.Anonymous();
        var preferences = new Uri(workspace.Links.Preferences(member, Workspace.Now)).PathAndQuery;
        foreach (var address in new[] { page, preferences, new Uri(workspace.Links.Form(member, "signup", Workspace.Session, Workspace.Now)).PathAndQuery, new Uri(workspace.Links.Register(member, Workspace.Session, Workspace.Now)).PathAndQuery, $"/q/{code}" })
        {
            var link = address.Contains("k=", StringComparison.Ordinal) ? Uri.UnescapeDataString(address.Split("k=")[1].Split('&')[0]) : "";
            using var form = new FormUrlEncodedContent([new("k", link), new("name", "Mallory"), new("phone", "13700001111"), new("channel", "")]);
            using var answer = await client.PostAsync(new Uri(address.Split('?')[0], UriKind.Relative), form);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address.Split('?')[0]}: {answer.StatusCode}");
        }

        Assert.Equal("issued", await workspace.ReadAsync(context => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            context.Set<Storage.Coupons.CouponInstanceRow>().Where(row => row.EffectKey == instance).Select(row => row.State))));
        Assert.False(await workspace.ReadAsync(context => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(
            context.Set<Storage.Members.MemberRow>(), row => row.Name == "Mallory")));
    }

    [Fact]
    public async Task SignIn_WithAnAccountThatIsNot_IsNotedWithoutWhatWasTyped()
    {
        await using var signing = new SignInStudio();
        using var browser = signing.Browser();

        await SignInStudio.SignInAsync(browser, "my-secret-password", "whatever-it-was");

        await using var context = signing.Context();
        var noted = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(context.Set<Storage.Audit.AuditRow>().Where(row => row.Action == "user.sign-in-unknown"));
        Assert.DoesNotContain("secret", noted.SubjectId + noted.Values, StringComparison.Ordinal);
        Assert.DoesNotContain("whatever", noted.Values, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(HttpClient client, string endpoint)
    {
        using var refused = await SendAsync(client, endpoint);
        Assert.True(refused.StatusCode == HttpStatusCode.TooManyRequests, $"{endpoint}: {refused.StatusCode}");
        FaultTests.AssertHeaders(refused);
        Assert.Contains("访问过于频繁", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string endpoint, string content = "x")
    {
        var (methods, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1].Replace('{', '-').Replace('}', '-'));
        var request = new HttpRequestMessage(methods.Contains("POST", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
        if (request.Method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([new("content", content)]);
        return client.SendAsync(request);
    }
}
