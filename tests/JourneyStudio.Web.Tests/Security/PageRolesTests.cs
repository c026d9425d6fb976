using System.Net;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Who opens which page, and which key calls which part of the API.</summary>
public sealed class PageRolesTests(PageVisitors visitors) : IClassFixture<PageVisitors>
{
    private readonly StudioHost host = visitors.Host;

    [Theory]
    [InlineData("/tasks", true)]
    [InlineData("/tags", true)]
    [InlineData("/tags/new", true)]
    [InlineData("/tags/models", true)]
    [InlineData("/tags/bulk", true)]
    [InlineData("/segments", true)]
    [InlineData("/campaigns", true)]
    [InlineData("/campaigns/new", true)]
    [InlineData("/campaigns/import", true)]
    [InlineData("/campaigns/sessions/nowhere", true)]
    [InlineData("/segments/new", true)]
    [InlineData("/dead-letters", true)]
    [InlineData("/members/duplicates", true)]
    [InlineData("/members/merge", true)]
    [InlineData("/members/nobody/export.json", false)]
    [InlineData("/members/imports", true)]
    [InlineData("/members/imports/1", true)]
    [InlineData("/members/imports/1/rejected.csv", true)]
    [InlineData("/members/attributes", true)]
    [InlineData("/members/export", false)]
    [InlineData("/members/export.csv", false)]
    [InlineData("/health/stages", true)]
    [InlineData("/journeys/club-signup/operations", true)]
    [InlineData("/journeys/club-signup/migration", true)]
    [InlineData("/settings/contact", false)]
    [InlineData("/settings/contact/suppression", false)]
    [InlineData("/settings/channels", false)]
    [InlineData("/settings/people", false)]
    [InlineData("/settings/audit", false)]
    [InlineData("/settings/organisation", false)]
    [InlineData("/settings/organisation/hand-over", false)]
    [InlineData("/settings/api-keys", false)]
    public async Task Page_ByRole_OpensLeadsToSignInOrToNoPermission(string path, bool forOperators)
    {
        Assert.Equal("/sign-in", await LandAsync(null, path));
        Assert.Equal(forOperators ? path : "/no-permission", await LandAsync("operator", path));
        Assert.Equal(path, await LandAsync("admin", path));
    }

    [Theory]
    [InlineData("GET", "/api/tasks", "read")]
    [InlineData("POST", "/api/tasks/nowhere/outcome", "tasks")]
    [InlineData("POST", "/api/staff/nowhere/leave", "tasks")]
    [InlineData("POST", "/api/staff/nowhere/hand-over", "tasks")]
    [InlineData("GET", "/api/journeys/club-signup/operations", "operate")]
    [InlineData("POST", "/api/members/merge", "members")]
    [InlineData("GET", "/api/members/nobody/export", "members")]
    [InlineData("DELETE", "/api/members/nobody", "members")]
    [InlineData("POST", "/api/members", "members")]
    [InlineData("GET", "/api/members/export", "members")]
    [InlineData("POST", "/api/members/imports", "members")]
    [InlineData("GET", "/api/members/imports/1", "members")]
    [InlineData("POST", "/api/members/imports/1/start", "members")]
    [InlineData("POST", "/api/members/imports/1/cancel", "members")]
    [InlineData("GET", "/api/members/imports/1/rejected", "members")]
    [InlineData("GET", "/api/sessions", "read")]
    [InlineData("POST", "/api/sessions/nowhere/cancel", "operate")]
    [InlineData("POST", "/api/campaigns", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/pause", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/resume", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/stop", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/operations", "operate")]
    [InlineData("GET", "/api/journeys/nowhere/migrations?from=1&to=2", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/migrations", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/migrations/1/take-back", "operate")]
    [InlineData("POST", "/api/journeys/nowhere/operations/1/cancel", "operate")]
    [InlineData("GET", "/api/journeys/club-signup/starts", "operate")]
    [InlineData("POST", "/api/journeys/club-signup/starts/nowhere", "operate")]
    public async Task Api_WithoutAKeyOrItsScope_IsRefused(string method, string path, string scope)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(method, path, null));
        var others = string.Join(' ', new[] { "events", "read", "tasks", "operate", "members" }.Where(known => known != scope));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(method, path, await KeyAsync(others)));
        Assert.DoesNotContain(await CallAsync(method, path, await KeyAsync(scope)), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    /// <summary>The path of the page that somebody ends on.</summary>
    private async Task<string> LandAsync(string? account, string path)
    {
        using var answer = await visitors.Of(account).GetAsync(new Uri(path, UriKind.Relative));
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private async Task<HttpStatusCode> CallAsync(string method, string path, string? key)
    {
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add(ApiKeyAuthentication.Header, key);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string> KeyAsync(string scopes)
    {
        var key = $"key-{Guid.NewGuid():n}";
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        context.Add(new ApiKeyRow { Name = key, Prefix = key[..6], Hash = ApiKeyHash.Of(key), Scopes = scopes, CreatedAt = TimeProvider.System.GetUtcNow() });
        await context.SaveChangesAsync();
        return key;
    }
}
