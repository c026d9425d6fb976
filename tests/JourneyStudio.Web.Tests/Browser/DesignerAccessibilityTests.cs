using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The designer passes axe in both themes and languages, with whatever can be open in it.</summary>
public sealed class DesignerAccessibilityTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Designer_WithEverythingThatOpens_PassesAxe(string theme, string language)
    {
        await using var desk = await studio.DeskAsync();
        await desk.AddInitScriptAsync($"document.cookie = 'studio.theme={theme}; path=/'; document.cookie = 'studio.language={Uri.EscapeDataString($"c={language}|uic={language}")}; path=/';");
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var designer = await Designer.OpenAsync(page, "club-checkin");
        await Axe.CheckAsync(page, $"build {theme} {language}");

        await designer.Node("signed-up").ClickAsync();
        await Expect(page.Locator("#field-displayText")).ToBeVisibleAsync();
        await designer.PressAsync("Shift+F10");
        await Expect(designer.Menu).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"menu {theme} {language}");
        await designer.PressAsync("Escape");
        await designer.PressAsync("a");
        await Expect(designer.Picker).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"picker {theme} {language}");
        await designer.PressAsync("Escape");
        await designer.PressAsync("n");
        await Expect(page.Locator("#canvas-note")).ToBeFocusedAsync();
        await Axe.CheckAsync(page, $"note {theme} {language}");
        await designer.PressAsync("Escape");
        await designer.PressAsync("Control+f");
        await Expect(page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await Axe.CheckAsync(page, $"find {theme} {language}");
        await designer.PressAsync("Escape");
        await designer.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"keys {theme} {language}");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Outline_BesideARunningJourney_PassesAxe(string theme)
    {
        await using var desk = await studio.DeskAsync();
        await desk.AddInitScriptAsync($"document.cookie = 'studio.theme={theme}; path=/';");
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        foreach (var mode in new[] { "", "?mode=drop-off" })
        {
            await page.GotoAsync($"/journeys/after-sales{mode}");
            await page.Locator("[data-part=canvas][data-ready=true]").WaitForAsync();
            await page.Locator("[data-do=outline]").ClickAsync();
            var edge = page.Locator("[data-part=edge]");
            await edge.FocusAsync();
            await page.Keyboard.PressAsync("End");
            await Expect(page.GetByRole(AriaRole.Treegrid).GetByRole(AriaRole.Row).First).ToBeVisibleAsync();
            await Axe.CheckAsync(page, $"outline {theme} {mode}");
            await page.Keyboard.PressAsync("Home");
        }
    }
}
