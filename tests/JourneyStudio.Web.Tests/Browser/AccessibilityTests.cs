using JourneyStudio.Channels.Links;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Every page passes axe in both themes and both languages, and nothing is wider than a phone.</summary>
public sealed class AccessibilityTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private static readonly string[] Pages =
    [
        "/journeys", "/journeys/import", "/journeys/templates", "/journeys/templates/win-back", "/journeys/map", "/members", "/mailbox", "/qr-codes", "/tasks", "/settings/contact", "/settings/contact/suppression", "/settings/channels", "/settings/people", "/settings/audit", "/settings/api-keys", "/account", "/dead-letters", "/health/stages", "/members/duplicates", "/members/merge", "/journeys/after-sales/operations", "/journeys/after-sales/migration", "/journeys/after-sales/versions", "/sandbox", "/help/sandbox", "/help/why", "/journeys/after-sales/sandbox", "/journeys/after-sales/scenarios", "/journeys/after-sales/forecast", "/no-permission", "/tags", "/tags?tag=lapsed-regular", "/tags/new", "/tags/lapsed-regular", "/tags/core-customer", "/tags/models", "/tags/bulk", "/segments", "/segments/new", "/members/imports", "/members/export", "/members/attributes", "/campaigns", "/campaigns/new", "/campaigns/sessions/nowhere", "/settings/organisation", "/campaigns/import", "/settings/organisation/hand-over?from=mei",
    ];

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Pages_OfTheStudio_PassAxeOnDeskAndPhone(string theme, string language)
    {
        await using var desk = await studio.DeskAsync();
        await ShowAsync(desk, theme, language);
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        var blocked = Axe.Blocked(page);
        foreach (var path in Pages.Append($"/members/{await AMemberAsync()}/edit").Append($"/members/{await AMemberAsync()}"))
        {
            await page.GotoAsync(path);
            await page.Locator("h1").First.WaitForAsync();
            await page.Locator(".shell[data-live], main.plain").First.WaitForAsync();
            await Axe.CheckSizesAsync(page, $"{path} {theme} {language}");
        }
        Assert.Empty(blocked);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Dialogs_OfOperations_PassAxe(string theme)
    {
        var journey = await OperatedJourney.PublishAsync(studio.Services);
        await using var desk = await studio.DeskAsync();
        await ShowAsync(desk, theme, "en");
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");

        await page.GotoAsync($"/journeys/{journey.Id}/operations");
        foreach (var button in new[] { "Pause", "Stop", "Start now" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.Locator("dialog[open]").WaitForAsync();
            await Axe.CheckAsync(page, $"{button} {theme}");
            await page.Keyboard.PressAsync("Escape");
        }
        await page.Locator("a[href='/settings/contact']").First.ClickAsync();
        await page.Locator("a[href='/settings/contact/suppression']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an address" }).ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync();
        await Axe.CheckAsync(page, $"Add an address {theme}");
    }

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Migration_OfMembersInFlight_PassesAxeAndIsStartedByKeyboard(string theme, string language)
    {
        foreach (var context in new[] { await studio.DeskAsync(), await studio.PhoneAsync() })
        {
            await using var closing = context;
            var journey = await OperatedJourney.InFlightAsync(studio.Services);
            await ShowAsync(context, theme, language);
            var page = await context.NewPageAsync();
            await BrowserStudio.SignInAsync(page, "admin");
            await page.GotoAsync($"/journeys/{journey.Id}/migration");
            await Assertions.Expect(page.Locator("[data-place=rest] time")).ToHaveCountAsync(2);
            await Assertions.Expect(page.GetByTestId("migrate")).ToBeEnabledAsync();
            await Axe.CheckAsync(page, $"migration {theme} {language}");

            await page.GetByTestId("migrate").PressAsync("Enter");
            await page.Locator("dialog[open]").WaitForAsync();
            await Axe.CheckAsync(page, $"migration asked {theme} {language}");
            await page.GetByTestId("migrate-confirm").PressAsync("Enter");
            await OperatedJourney.FollowedAsync(() => journey.InVersionAsync(2));
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_OfMembers_PassAxe(ColorScheme scheme)
    {
        var member = await AMemberAsync();
        var links = studio.Services.GetRequiredService<LinkBuilder>();
        await using var phone = await studio.PhoneAsync();
        var page = await phone.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        foreach (var link in new[] { links.Unsubscribe(member, "email", TimeProvider.System.GetUtcNow()), links.Preferences(member, TimeProvider.System.GetUtcNow()) })
        {
            await page.GotoAsync(new Uri(link).PathAndQuery);
            await Axe.CheckAsync(page, $"{new Uri(link).AbsolutePath} {scheme}");
        }
    }

    [Fact]
    public async Task Check_OfAPictureWithoutWords_NamesIt()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await page.SetContentAsync("<html lang='en'><title>Wrong</title><main><h1>Wrong</h1><img src='data:,' width='9' height='9'></main></html>");

        var found = await Record.ExceptionAsync(() => Axe.CheckAsync(page, "a picture"));

        Assert.Contains("image-alt", found?.Message, StringComparison.Ordinal);
    }

    private async Task<string> AMemberAsync()
    {
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await context.Set<MemberRow>().OrderBy(row => row.Id).Where(row => row.State == "active" && row.StaffId == null).Select(row => row.PublicId).FirstAsync();
    }

    private static Task<IAsyncDisposable> ShowAsync(IBrowserContext context, string theme, string language) => context.AddInitScriptAsync(
        $"document.cookie = 'studio.theme={theme}; path=/'; document.cookie = 'studio.language={Uri.EscapeDataString($"c={language}|uic={language}")}; path=/';");
}
