using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>An operator makes a segment, all of it by keyboard.</summary>
public sealed class SegmentTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Segment_MadeByKeyboard_SaysItsRuleCountsAndIsKept()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        await page.GotoAsync("/segments/new");
        await Expect(page.Locator(".count")).ToBeVisibleAsync();

        var add = page.GetByRole(AriaRole.Button, new() { Name = "Rule", Exact = true });
        var kind = page.GetByLabel("What the rule looks at");
        await OnceLiveAsync(async () =>
        {
            await add.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(kind.First).ToBeFocusedAsync();
        });
        await kind.First.SelectOptionAsync("order");
        await Expect(page.Locator("[data-rule=order]").First.GetByLabel("What the rule looks at")).ToBeFocusedAsync();
        await Expect(page.Locator(".says p")).ToContainTextAsync("Has a paid order");
        await Expect(page.GetByTestId("live-count")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Order state").First).ToBeFocusedAsync();
        await page.Locator("#segment-name-en").FillAsync("Keyboard buyers");
        await page.Locator("#segment-name-zh").FillAsync("键盘买家");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create segment" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".page-head h1")).ToHaveTextAsync("Keyboard buyers");
        await Expect(page.Locator(".lines")).ToContainTextAsync("created it");
    }

    /// <summary>Before there is a circuit a key press is lost.</summary>
    private static async Task OnceLiveAsync(Func<Task> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await attempt();
                return;
            }
            catch (PlaywrightException) when (tries < 5)
            {
                // once more
            }
        }
    }
}
