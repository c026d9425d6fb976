using System.Net;
using Bunit;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Features.ApiKeys;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.ApiKeys;

/// <summary>Keys of programs are made, shown once, limited to a branch, expire and are revoked.</summary>
public sealed class ApiKeysPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private ApiKeyDesk Desk => host.Services.GetRequiredService<ApiKeyDesk>();

    private ApiKeyEditing Editing => host.Services.GetRequiredService<ApiKeyEditing>();

    [Fact]
    public async Task Make_AKeyOfABranch_ShowsItOnceAndLetsInToThatBranch()
    {
        using var context = Context();
        var page = Open(context);
        await page.WaitForElement("[data-testid=new-key]:not([disabled])").ClickAsync();
        await page.WaitForElement("#key-name").InputAsync(new ChangeEventArgs { Value = "东区小程序 👶" });
        await page.FindAll("dialog input[type=checkbox]")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("#key-unit").ChangeAsync(new ChangeEventArgs { Value = $"{await UnitAsync("east")}" });
        await page.Find("[data-testid=make-key]").ClickAsync();
        var key = page.WaitForElement("[data-testid=key]").TextContent;
        // it reads of members, and not who they are
        Assert.Contains("A program that needs them in clear takes a new key", page.WaitForElement("[data-testid=masked]").TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await CallAsync("/api/tasks", key));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync("/api/journeys", key));
        using var other = Context();
        Assert.DoesNotContain(key, Open(other).Markup, StringComparison.Ordinal);
        var listed = Assert.Single(await Editing.AllAsync(default), row => row.Row.Name == "东区小程序 👶");
        Assert.Equal(("read", ApiKeyState.Active, "admin"), (listed.Row.Scopes, listed.State, listed.CreatedBy));
        Assert.NotNull(listed.Unit);
        Assert.NotNull(listed.Row.LastUsedAt);
        Assert.NotNull(listed.Row.ExpiresAt);
        await using var stored = host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.DoesNotContain(key, await stored.Set<AuditRow>().Where(row => row.SubjectKind == ApiKeyEditing.Subject).Select(row => row.Values).FirstAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_AKey_ShutsItAtOnceAndIsNoted()
    {
        var (key, _) = await Desk.CreateAsync(Wish("to be revoked", "read"), 1, default);
        Assert.Equal(HttpStatusCode.OK, await CallAsync("/api/tasks", key!));
        using var context = Context();
        var page = Open(context);
        await page.WaitForElement("button[aria-label='Revoke the key to be revoked']:not([disabled])").ClickAsync();
        await page.WaitForElement("[data-testid=revoke]").ClickAsync();
        page.WaitForElement(".banner.ok");

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync("/api/tasks", key!));
        var entry = (await host.Services.GetRequiredService<AuditLog>().PageAsync(new AuditFilter { Kind = ApiKeyEditing.Subject, Subject = "to be revoked" }, null, 1, default))[0];
        Assert.Equal("api-key.revoke", entry.Row.Action);
        // its name is free again
        Assert.NotNull((await Desk.CreateAsync(Wish("to be revoked", "read"), 1, default)).Key);
    }

    [Fact]
    public async Task Key_Expired_OpensNothing()
    {
        var (key, _) = await Desk.CreateAsync(Wish("short-lived", "read") with { Days = 1 }, 1, default);
        Assert.Equal(HttpStatusCode.OK, await CallAsync("/api/tasks", key!));
        await using (var stored = host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext())
        {
            (await stored.Set<ApiKeyRow>().SingleAsync(row => row.Name == "short-lived")).ExpiresAt = TimeProvider.System.GetUtcNow();
            await stored.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync("/api/tasks", key!));
        Assert.Equal(ApiKeyState.Expired, Assert.Single(await Editing.AllAsync(default), listed => listed.Row.Name == "short-lived").State);
    }

    [Theory]
    [InlineData("", "read", false, "Name")]
    [InlineData("a\u0001b", "read", false, "Name")]
    [InlineData("nothing", "", false, "Scopes")]
    [InlineData("part", "events", true, "Branch")]
    [InlineData("part", "operate", true, "Branch")]
    [InlineData("demo", "read", false, "Taken")]
    public async Task Make_WhatCannotBe_SaysWhy(string name, string scope, bool branch, string problem)
    {
        var wish = Wish(name, scope) with { Unit = branch ? await UnitAsync("east") : null };

        Assert.Equal((null, problem), await Desk.CreateAsync(wish, 1, default));
    }

    private static ApiKeyWish Wish(string name, string scope) => new(name, scope.Length == 0 ? new HashSet<string>() : [scope], null, null, null);

    private async Task<long> UnitAsync(string key)
    {
        await using var stored = host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        return (await stored.Set<OrgUnitRow>().SingleAsync(row => row.Key == key)).Id;
    }

    private async Task<HttpStatusCode> CallAsync(string path, string key)
    {
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static IRenderedComponent<ApiKeysPage> Open(BunitContext context)
    {
        var page = context.Open<ApiKeysPage>("/settings/api-keys");
        page.WaitForElement("tbody tr");
        return page;
    }

    private BunitContext Context() => Pages.Over(host, typeof(ApiKeyDesk), typeof(ApiKeyEditing), typeof(IDbContextFactory<StudioDbContext>));
}
