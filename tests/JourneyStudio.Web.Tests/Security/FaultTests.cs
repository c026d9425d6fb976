using System.Net;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>What goes wrong tells nobody how, and carries the headers like everything else.</summary>
public sealed class FaultTests(PageVisitors visitors) : IClassFixture<PageVisitors>
{
    [Fact]
    public async Task Answer_AfterAFault_CarriesTheHeadersAndNoDetail()
    {
        await using var studio = new StudioHost();
        await using var host = studio.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IAuthorizationHandler, Fault>()));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(Fault.Header, "1");
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, StudioHost.ApiKey);

        foreach (var (path, type) in new[] { ("/account", "text/html"), ("/api/journeys", "application/problem+json") })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Equal((HttpStatusCode.InternalServerError, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            AssertHeaders(answer);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(Fault.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(nameof(Fault), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/there/is/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/drafts/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/there-is-no.file", HttpStatusCode.NotFound)]
    public async Task Answer_ToWhatIsNotThere_CarriesTheHeaders(string path, HttpStatusCode status)
    {
        using var answer = await visitors.Of("admin").GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        AssertHeaders(answer);
    }

    internal static void AssertHeaders(HttpResponseMessage answer)
    {
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "strict-origin-when-cross-origin"), ("Cross-Origin-Opener-Policy", "same-origin") })
            Assert.Equal((name, value), (name, Assert.Single(answer.Headers.GetValues(name))));
        Assert.DoesNotContain("'unsafe-inline'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split(';').Single(part => part.Contains("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Breaks whatever is asked for with its header, in the midst of the pipeline.</summary>
    private sealed class Fault : IAuthorizationHandler
    {
        public const string Header = "X-Fault";
        public const string Secret = "the-connection-string";

        public Task HandleAsync(AuthorizationHandlerContext context) =>
            context.Resource is HttpContext http && http.Request.Headers.ContainsKey(Header) ? throw new InvalidOperationException(Secret) : Task.CompletedTask;
    }
}
