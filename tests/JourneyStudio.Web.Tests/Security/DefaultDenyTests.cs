using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Nothing opens without signing in except what is named here.</summary>
public sealed class DefaultDenyTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static readonly string[] Public =
    [
        "/error", "/not-found", "/sign-in", "/sign-in/code", "/sign-in/set-up", "/join", "/preferences/language", "/preferences/theme", "/health", "/openapi/{documentName}.json", "/q/{code}",
        "/api/calls/{journey}/{activity}", // asks for the key of its address
    ];

    /// <summary>Pages of members begin with this; their links are signed.</summary>
    private const string Touchpoints = "/t/";

    [Fact]
    public void Endpoints_WithoutSignIn_AreOnlyTheNamedOnes() =>
        Assert.Empty(Endpoints().Where(AllowsAnonymous).Select(Path).Where(path => !Public.Contains(path) && !path.StartsWith(Touchpoints, StringComparison.Ordinal)).Distinct());

    [Fact]
    public void Pages_AnyRoute_SayWhoMayOpenThem()
    {
        var silent = typeof(Program).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Length > 0)
            .Where(type => !type.GetCustomAttributes(inherit: true).Any(attribute => attribute is IAuthorizeData or IAllowAnonymous));
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Fallback_AnyEndpoint_AsksForAStudioRole()
    {
        var policies = host.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var policy in new[] { await policies.GetDefaultPolicyAsync(), await policies.GetFallbackPolicyAsync() })
        {
            Assert.NotNull(policy);
            var roles = Assert.Single(policy.Requirements.OfType<RolesAuthorizationRequirement>());
            Assert.Equal(["admin", "operator"], roles.AllowedRoles);
        }
    }

    [Fact]
    public async Task ContactPolicy_ConcernsTheWholeWorkspace_IsForAdminsOnly()
    {
        var page = Assert.Single(Endpoints(), endpoint => Path(endpoint) == "/settings/contact");
        var name = Assert.Single(page.Metadata.GetOrderedMetadata<IAuthorizeData>(), data => data.Policy is not null).Policy!;
        var policy = await host.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(name);
        Assert.Equal(["admin"], Assert.Single(policy!.Requirements.OfType<RolesAuthorizationRequirement>()).AllowedRoles);
    }

    [Fact]
    public async Task Get_AnyStudioPage_LeadsToSignIn()
    {
        using var client = host.Anonymous();
        foreach (var path in Endpoints().Where(endpoint => !AllowsAnonymous(endpoint)).Select(Path).Where(path => !path.Contains('{') && !IsForScripts(path)).Distinct())
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized, $"{path} answers {answer.StatusCode}");
        }
    }

    private static bool IsForScripts(string path) => path.StartsWith("/_", StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Endpoints() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static bool AllowsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
