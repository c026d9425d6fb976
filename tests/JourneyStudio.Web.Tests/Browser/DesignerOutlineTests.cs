using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The outline as the twin of the canvas: drawing a journey in it without ever touching the mouse.</summary>
public sealed class DesignerOutlineTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Keys_InTheOutline_DrawConnectRenameDeleteAndUndo()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var designer = await Designer.BeginAsync(page, studio.Services);
        await designer.EnterAsync();
        await designer.PressAsync("o");
        await Expect(page.GetByText("Nothing is drawn yet")).ToBeFocusedAsync();
        await designer.PressAsync("a");
        await designer.PickAsync("QR code scanned");
        await Expect(Row(designer, "QR code scanned")).ToBeFocusedAsync();
        await designer.PressAsync("a");
        await designer.PickAsync("Condition");
        await designer.PressAsync("a");
        await designer.PickAsync("Wait a while");
        await Expect(Row(designer, "Wait a while")).ToBeFocusedAsync();
        await Expect(designer.Connections).ToHaveCountAsync(2);

        await designer.PressAsync("ArrowUp");
        await Expect(Row(designer, "Condition")).ToBeFocusedAsync();
        await designer.PressAsync("c");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "From which output?" })).ToBeFocusedAsync();
        await Expect(designer.Picker.GetByRole(AriaRole.Option).First).ToContainTextAsync("No");
        await designer.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Where to?" })).ToBeFocusedAsync();
        await designer.PickAsync("Wait a while");
        await Expect(designer.Connections).ToHaveCountAsync(3);
        await Expect(Row(designer, "Condition")).ToBeFocusedAsync();

        await designer.PressAsync("F2");
        await page.GetByLabel("New name").FillAsync("Was here before?");
        await designer.PressAsync("Enter");
        await Expect(Row(designer, "Was here before?")).ToBeFocusedAsync();
        await designer.PressAsync("Enter");
        await Expect(page.GetByLabel("How the rules are joined")).ToBeFocusedAsync();
        await designer.PressAsync("Escape");
        await designer.PressAsync("F1");
        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Help" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Condition", Exact = true })).ToBeVisibleAsync();
        await designer.PressAsync("Escape");
        await Expect(Row(designer, "Was here before?")).ToBeFocusedAsync();
        await designer.PressAsync("ArrowDown");
        await designer.PressAsync("Delete");
        await Expect(designer.Nodes).ToHaveCountAsync(2);
        await designer.PressAsync("Control+z");
        await Expect(designer.Nodes).ToHaveCountAsync(3);
        await Expect(designer.Outline.Locator("[data-row]")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Outline_OfTheSample_IsATreeThatFoldsAndWidensToATable()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var designer = await Designer.OpenAsync(page, "club-checkin");
        var all = await designer.Nodes.CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Outline" }).ClickAsync();
        await Expect(designer.Outline.Locator("[data-row]")).ToHaveCountAsync(all);

        await designer.Outline.Locator("[data-row=scan]").ClickAsync();
        await Expect(designer.Selected).ToHaveAttributeAsync("data-node", "scan");
        await designer.PressAsync("ArrowDown");
        await Expect(designer.Outline.Locator("[data-row=signed-up]")).ToHaveAttributeAsync("aria-selected", "true");
        await designer.PressAsync("ArrowLeft");
        await Expect(designer.Outline.Locator("[data-row=signed-up]")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(designer.Nodes).ToHaveCountAsync(2);
        await designer.PressAsync("ArrowRight");
        await Expect(designer.Nodes).ToHaveCountAsync(all);

        await page.GetByRole(AriaRole.Separator, new() { Name = "Width of the outline" }).FocusAsync();
        await designer.PressAsync("Enter");
        await Expect(designer.Outline.GetByRole(AriaRole.Columnheader, new() { Name = "What it does" })).ToBeVisibleAsync();
        await Expect(designer.Outline.Locator("[data-row=signed-up] .summary")).ToHaveTextAsync("Has tag Signed up for this session");
    }

    private static ILocator Row(Designer designer, string name) => designer.Outline.Locator("[data-row]", new() { HasText = name });
}
