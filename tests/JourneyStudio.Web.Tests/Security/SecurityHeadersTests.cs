using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Tests.Security.Matrix;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Walks every page and endpoint: each answer carries the headers, and nothing with a cookie is written without its token.</summary>
public sealed partial class SecurityHeadersTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    [Fact]
    public async Task Answer_OfEveryPageAndEndpoint_CarriesTheHeaders()
    {
        var admin = await studio.AsAsync("admin");
        using var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("events read tasks operate members"));
        using var anonymous = studio.Host.Anonymous();
        foreach (var page in AccessMatrix.Pages.Where(page => page.Endpoint != "POST /sign-out"))
            await CheckAsync(admin, page.Endpoint, await studio.AddressAsync(page.Path));
        foreach (var call in AccessMatrix.Calls)
            await CheckAsync(program, call.Endpoint, Plain(call.Endpoint));
        foreach (var open in AccessMatrix.Public)
            await CheckAsync(anonymous, open, Plain(open));
        await CheckAsync(anonymous, "GET nothing", "/there/is/nothing");
        await CheckAsync(anonymous, "GET api", "/api/there-is-nothing");
    }

    /// <summary>The policy would block any other script; this says at which page one came in.</summary>
    [Fact]
    public async Task Page_Any_HasOnlyScriptsThatThePolicyLetsRun()
    {
        var admin = await studio.AsAsync("admin");
        using var anonymous = studio.Host.Anonymous();
        var pages = AccessMatrix.Pages.Where(page => page.Endpoint.StartsWith("GET", StringComparison.Ordinal)).Select(page => (Client: admin, page.Path))
            .Concat(AccessMatrix.Public.Where(open => open.StartsWith("GET", StringComparison.Ordinal)).Select(open => (Client: anonymous, Path: Plain(open))));
        foreach (var (client, path) in pages)
        {
            using var answer = await client.GetAsync(new Uri(await studio.AddressAsync(path), UriKind.Relative));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var nonce = answer.Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0];
            var page = await answer.Content.ReadAsStringAsync();
            Assert.All(Scripts().Matches(page), script => Assert.True(
                script.Value.Contains(" src=\"", StringComparison.Ordinal) || WebUtility.HtmlDecode(script.Value).Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal), $"{path}: {script.Value}"));
            Assert.All(Handlers().Matches(page), handler => Assert.True(handler.Groups[1].Value == "Radzen.activeElement = null", $"{path}: {handler.Value}"));
            Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Post_WithACookieAndWithoutItsToken_IsRefused()
    {
        foreach (var endpoint in AccessMatrix.Pages.Select(page => (page.Endpoint, page.Path)).Concat(AccessMatrix.Public.Select(open => (Endpoint: open, Path: Plain(open)))))
        {
            // calls and one-click unsubscribing come from programs without a cookie, by their own key or signed link
            if (!endpoint.Endpoint.Split(' ')[0].Contains("POST", StringComparison.Ordinal) || endpoint.Endpoint is "POST /api/calls/{journey}/{activity}" or "POST /t/unsubscribe" or "GET,POST /error" or "GET,POST /not-found")
                continue;
            var admin = await studio.AsAsync("admin");
            using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("language", "en")]);
            using var answer = await admin.PostAsync(new Uri(await studio.AddressAsync(endpoint.Path), UriKind.Relative), form);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{endpoint.Endpoint} takes a form without its token: {answer.StatusCode}");
        }
    }

    private static async Task CheckAsync(HttpClient client, string endpoint, string path)
    {
        var method = endpoint.Split(' ')[0].Split(',')[0];
        using var request = new HttpRequestMessage(new HttpMethod(method.Length == 0 ? "GET" : method), path);
        if (method == "POST")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True((int)answer.StatusCode < 500, $"{endpoint}: {answer.StatusCode}");
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "strict-origin-when-cross-origin"), ("Cross-Origin-Opener-Policy", "same-origin") })
            Assert.True(answer.Headers.TryGetValues(name, out var said) && said.Single() == value, $"{endpoint} at {path} lacks {name}");
        Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policies), $"{endpoint} has no policy");
        var scripts = Assert.Single(policies).Split(';').Single(part => part.Trim().StartsWith("script-src ", StringComparison.Ordinal));
        Assert.DoesNotContain("'unsafe-inline'", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("*", scripts, StringComparison.Ordinal);
        if (answer.StatusCode == HttpStatusCode.OK && path.StartsWith("/api/", StringComparison.Ordinal))
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, $"{endpoint} may be kept by caches");
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex("<[a-zA-Z][^>]* on[a-z]+=\"([^\"]*)\"")]
    private static partial Regex Handlers();

    private static string Plain(string endpoint) =>
        endpoint.Split(' ')[1].Replace("{operation:long}", "1", StringComparison.Ordinal).Replace("{id:long}", "1", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace('{', '-').Replace('}', '-');
}
