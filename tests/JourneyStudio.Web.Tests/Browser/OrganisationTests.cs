using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The tree of the organisation by keyboard, as a browser has it.</summary>
public sealed class OrganisationTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Tree_ByKeyboard_IsGoneThroughOpenedAndChosenFrom()
    {
        await using var desk = await studio.DeskAsync();
        var page = await OpenAsync(desk, "/settings/organisation");
        await Expect(page.Locator("[role=tree]")).ToHaveAttributeAsync("data-ready", "");
        var east = page.Locator("[role=treeitem][data-key=east]");

        await page.Locator("[role=treeitem][data-key=headquarters]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(east).ToBeFocusedAsync();
        await Expect(east).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(east).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Locator("[role=treeitem][aria-level='3']").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-level", "3");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(east).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#unit-name")).ToHaveTextAsync("East region");
        await Expect(east).ToHaveAttributeAsync("tabindex", "0");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        await page.GotoAsync(path);
        await page.Locator(".shell[data-live]").WaitForAsync();
        return page;
    }
}
