using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Every dialog, and the editor of a rule with something of everything, in both themes and languages, on desk and phone: opened once for each, in one session.</summary>
public sealed class DialogAccessibilityTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private const string Rule = """
        {"all":[{"attribute":"name","op":"contains","value":"a"},{"any":[{"attribute":"city","op":"is","value":"Hangzhou"},{"tag":"signed-up"}]},{"order":{"within":"P90D"},"atLeast":2},{"event":"order.paid","atLeast":1}]}
        """;

    /// <summary>A page, and what is pressed on it one after the other until the dialog stands there.</summary>
    private static readonly (string Path, string[] Press)[] Dialogs =
    [
        ("/settings/api-keys", ["[data-testid=new-key]"]),
        ("/settings/people", ["[data-testid=invite]"]),
        ("/settings/people", ["td .btn.sm >> nth=0"]),
        ("/members/attributes", [".page-head .btn.primary"]),
        ("/members/attributes", ["td .btn.sm >> nth=0"]),
        ("/campaigns", ["[data-testid=add-campaign]"]),
        ("/campaigns/sessions/{session}", ["[data-testid=clone]"]),
        ("/campaigns/sessions/{session}", ["[data-testid=reschedule]"]),
        ("/campaigns/sessions/{session}", ["[data-testid=cancel]"]),
        ("/settings/organisation", ["[data-testid=add-line]"]),
        ("/settings/organisation", ["[data-testid=add-unit]"]),
        ("/settings/organisation", ["[data-testid=change-unit]"]),
        ("/settings/organisation", ["[data-testid=add-staff]"]),
        ("/segments/of-everything", [".page-head .btn >> nth=1"]),
        ("/members/{member}", ["[data-testid=erase]"]),
        ("/members/merge?survivor={member}&duplicate={other}", ["[data-testid=merge]"]),
        ("/settings/contact/suppression", [".page-head .btn.primary"]),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dialogs_All_PassAxe(bool phone)
    {
        await using var context = phone ? await studio.PhoneAsync() : await studio.DeskAsync();
        var page = await context.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        var blocked = Axe.Blocked(page);
        foreach (var (theme, language) in new[] { ("light", "en"), ("dark", "zh-CN") })
        {
            await Axe.ShowAsync(context, studio.Address, theme, language);
            foreach (var (path, press) in Dialogs)
            {
                await OpenAsync(page, await AddressAsync(path));
                foreach (var button in press)
                    await page.Locator(button).First.ClickAsync();
                await page.Locator("dialog[open]").WaitForAsync();
                await Axe.CheckAsync(page, $"{path} {press[^1]} {theme} {language}");
            }
        }
        Assert.Empty(blocked);
    }

    [Theory]
    [InlineData("light", "en")]
    [InlineData("light", "zh-CN")]
    [InlineData("dark", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task SegmentEditor_WithARuleOfEverything_PassesAxe(string theme, string language)
    {
        await SegmentAsync();
        foreach (var context in new[] { await studio.DeskAsync(), await studio.PhoneAsync() })
        {
            await using var closing = context;
            var page = await context.NewPageAsync();
            await BrowserStudio.SignInAsync(page, "admin");
            await Axe.ShowAsync(context, studio.Address, theme, language);
            await OpenAsync(page, "/segments/of-everything");
            await Expect(page.GetByTestId("live-count")).ToBeVisibleAsync();
            await Axe.CheckAsync(page, $"segment {theme} {language}");
        }
    }

    [Fact]
    public async Task Button_PressedBeforeThePageIsLive_IsHeardOnceItIs()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/members/attributes", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await page.Locator(".shell:not([data-live]) .page-head .btn.primary").ClickAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        go.SetResult();

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1);
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator(".shell[data-live]").WaitForAsync();
    }

    private async Task SegmentAsync() =>
        await studio.Services.GetRequiredService<SegmentEditing>().CreateAsync("of-everything", new LocalText("Of everything", "样样都有"), Rule, null, default);

    private async Task<string> AddressAsync(string path)
    {
        await SegmentAsync();
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var members = await context.Set<MemberRow>().OrderBy(row => row.Id).Where(row => row.State == "active" && row.StaffId == null).Select(row => row.PublicId).Take(2).ToListAsync();
        var now = TimeProvider.System.GetUtcNow();
        var session = await context.Set<SessionRow>().Where(row => row.StartsAt > now).OrderBy(row => row.Id).Select(row => row.Key).FirstAsync();
        return path.Replace("{member}", members[0], StringComparison.Ordinal).Replace("{other}", members[1], StringComparison.Ordinal).Replace("{session}", session, StringComparison.Ordinal);
    }
}
