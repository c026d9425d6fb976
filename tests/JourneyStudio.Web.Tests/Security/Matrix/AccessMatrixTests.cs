using System.Net;
using System.Text;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>Walks every endpoint and every page as everybody. What is not in <see cref="AccessMatrix"/> fails.</summary>
public sealed class AccessMatrixTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    private static readonly string[] Scopes = ["events", "read", "tasks", "operate", "members"];

    public static TheoryData<string> Accounts => [.. AccessMatrix.Accounts];

    public static TheoryData<string> KeyScopes => [.. Scopes];

    [Fact]
    public void Endpoint_Any_IsInTheMatrix()
    {
        var known = AccessMatrix.Pages.Select(page => page.Endpoint).Concat(AccessMatrix.Calls.Select(call => call.Endpoint)).Concat(AccessMatrix.Public).Append(AccessMatrix.MissingFile).ToList();
        var there = Endpoints().Select(Name).Distinct().ToList();

        Assert.True(there.Except(known).ToList() is [], $"Say in {nameof(AccessMatrix)} who may open: {string.Join(", ", there.Except(known))}");
        Assert.True(known.Except(there).ToList() is [], $"There is no such endpoint any more: {string.Join(", ", known.Except(there))}");
        Assert.Equal(known.Count, known.Distinct().Count());
    }

    [Fact]
    public void Endpoint_Public_IsTheOnlyKindThatOpensWithoutSigningIn() => Assert.Empty(
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Name).Distinct().Except(AccessMatrix.Public));

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Page_AsAnAccount_OpensOrIsRefused(string account)
    {
        var client = await studio.AsAsync(account);
        foreach (var page in AccessMatrix.Pages.Where(page => page.Endpoint != "POST /sign-out"))
        {
            using var request = new HttpRequestMessage(page.Endpoint.StartsWith("POST ", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, await studio.AddressAsync(page.Path));
            if (request.Method == HttpMethod.Post)
                request.Content = page.Path.StartsWith("/account/", StringComparison.Ordinal) ? new FormUrlEncodedContent([]) : new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                || (page.Path != "/no-permission" && answer.RequestMessage!.RequestUri!.AbsolutePath is "/no-permission" or "/sign-in");
            Assert.True(refused != page.Accounts.Contains(account), $"{account} {(refused ? "does not get to" : "gets to")} {request.Method} {page.Path}: {answer.StatusCode} at {answer.RequestMessage!.RequestUri}");
            Assert.True(refused || (int)answer.StatusCode < 500, $"{account} breaks {page.Path}: {answer.StatusCode}");
        }
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Page_AnyThatOpens_LetsSignOut(string account)
    {
        var page = await (await studio.AsAsync(account)).GetStringAsync(new Uri("/no-permission", UriKind.Relative));

        Assert.Contains("action=\"/sign-out\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(KeyScopes))]
    public async Task Call_WithAKey_IsLetInByItsScopeAndBranch(string scope)
    {
        var (whole, branch) = (await studio.KeyAsync(scope), await studio.KeyAsync(scope, "east"));
        using var client = studio.Host.Anonymous();
        foreach (var call in AccessMatrix.Calls)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, call, null));
            Assert.True(IsLetIn(await CallAsync(client, call, whole)) == (call.Scope == scope), $"{call.Endpoint} with the scope {scope}");
            Assert.True(IsLetIn(await CallAsync(client, call, branch)) == (call.Scope == scope && call.ForBranches), $"{call.Endpoint} with the scope {scope} of one branch");
        }
    }

    private static bool IsLetIn(HttpStatusCode status) => status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, CalledEndpoint call, string? key)
    {
        var (method, route) = (call.Endpoint.Split(' ')[0], call.Endpoint.Split(' ')[1]);
        var path = route.Replace("{operation:long}", "1", StringComparison.Ordinal).Replace("{id:long}", "1", StringComparison.Ordinal).Replace('{', '-').Replace('}', '-');
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add(ApiKeyAuthentication.Header, key);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private IEnumerable<RouteEndpoint> Endpoints() => studio.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";
}
