using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Drawing by hand: what a press, a drag and Escape do on the canvas.</summary>
public sealed class DesignerCanvasTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Port_Pressed_AsksWhatFollowsAndJoinsIt()
    {
        await using var desk = await studio.DeskAsync();
        var designer = await BeginAsync(desk);
        await designer.DropAsync("Journey.QrTrigger", .4f, .15f);

        await designer.OfKind("Journey.QrTrigger").Locator(".port-dot.open").ClickAsync();
        await designer.PickAsync("Condition");
        await Expect(designer.Connections).ToHaveCountAsync(1);
        await Expect(designer.OfKind("Journey.QrTrigger").Locator(".port-dot.open")).ToHaveCountAsync(0);
        await designer.OfKind("Journey.Condition").Locator(".port.open", new() { HasText = "No" }).ClickAsync();
        await designer.PickAsync("Wait a while");

        await Expect(designer.Connections).ToHaveCountAsync(2);
        await Expect(designer.OfKind("Journey.Condition").Locator(".port.open")).ToHaveTextAsync("Yes");
        await designer.ReloadAsync();
        await Expect(designer.Nodes).ToHaveCountAsync(3);
        await Expect(designer.Connections).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Activity_DroppedOnAConnection_GoesIntoIt()
    {
        await using var desk = await studio.DeskAsync();
        var designer = await BeginAsync(desk);
        await designer.DropAsync("Journey.QrTrigger", .3f, .15f);
        await designer.DropAsync("Journey.Exit", .3f, .7f);
        var (start, end) = (designer.OfKind("Journey.QrTrigger"), designer.OfKind("Journey.Exit"));
        await designer.ConnectAsync((await start.GetAttributeAsync("data-node"))!, "Done", (await end.GetAttributeAsync("data-node"))!);

        await designer.DropBetweenAsync("Journey.Wait", start, end);
        await Expect(designer.Connections).ToHaveCountAsync(2);
        await designer.DropAsync("Journey.Tags", .65f, .5f);
        await Expect(designer.Connections).ToHaveCountAsync(2);
        await designer.MoveBetweenAsync(designer.OfKind("Journey.Tags"), start, designer.OfKind("Journey.Wait"));
        await Expect(designer.Announced).ToHaveTextAsync("Put Tags between QR code scanned and Wait a while");
        await Expect(designer.Connections).ToHaveCountAsync(3);

        await designer.PressAsync("Control+z");
        await Expect(designer.Connections).ToHaveCountAsync(2);
        await designer.PressAsync("Control+Shift+z");
        await Expect(designer.Connections).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Escape_LeavesOneModeAtATime()
    {
        await using var desk = await studio.DeskAsync();
        var designer = await BeginAsync(desk);
        await designer.DropAsync("Journey.Condition", .4f, .2f);
        await designer.DropAsync("Journey.Wait", .4f, .5f);
        var (condition, wait) = (designer.OfKind("Journey.Condition"), designer.OfKind("Journey.Wait"));
        var before = await Designer.RestsAtAsync(wait);

        await designer.MoveAsync(wait, 160, 60, letGo: false);
        await designer.PressAsync("Escape");
        await designer.LetGoAsync();
        Assert.Equal(before, await Designer.RestsAtAsync(wait));

        await designer.PullPortAsync(condition.Locator(".port").First, -60, 200, letGo: false);
        await designer.PressAsync("Escape");
        await designer.LetGoAsync();
        await Expect(designer.Connections).ToHaveCountAsync(0);
        await Expect(designer.Picker).ToHaveCountAsync(0);

        await designer.PullPortAsync(condition.Locator(".port").First, 400, 60);
        await Expect(designer.Picker).ToBeVisibleAsync();
        await designer.PressAsync("Escape");
        await Expect(designer.Picker).ToHaveCountAsync(0);

        await wait.ClickAsync();
        await Expect(designer.Selected).ToHaveCountAsync(1);
        await designer.PressAsync("Shift+F10");
        await Expect(designer.Menu).ToBeVisibleAsync();
        await designer.PressAsync("Escape");
        await Expect(designer.Menu).ToHaveCountAsync(0);
        await Expect(designer.Selected).ToHaveCountAsync(1);
        await designer.PressAsync("Escape");
        await Expect(designer.Selected).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Escape_InThePanelOrThePalette_ReturnsToTheCanvas()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var designer = await Designer.BeginAsync(page, studio.Services);
        await designer.DropAsync("Journey.Wait", .4f, .3f);
        var wait = designer.OfKind("Journey.Wait");
        await wait.ClickAsync();
        await Expect(page.Locator("#field-displayText")).ToBeVisibleAsync();

        await designer.PressAsync("Enter");
        await Expect(page.Locator("[data-part=panel] :focus")).ToHaveCountAsync(1);
        await designer.PressAsync("Escape");

        await Expect(wait).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Copy_IntoTheJourneyOfAnotherTab_BringsSettingsAndConnections()
    {
        await using var desk = await studio.DeskAsync();
        var designer = await BeginAsync(desk);
        var page = await desk.NewPageAsync();
        var source = await Designer.OpenAsync(page, "club-signup");
        await source.EnterAsync();
        await source.PressAsync("Control+a");
        await source.PressAsync("Control+c");
        var (nodes, connections) = (await source.Nodes.CountAsync(), await source.Connections.CountAsync());
        await Expect(source.Announced).ToHaveTextAsync($"Copied {nodes}");

        await designer.EnterAsync();
        await designer.PressAsync("Control+v");
        await Expect(designer.Nodes).ToHaveCountAsync(nodes);
        await Expect(designer.Connections).ToHaveCountAsync(connections);
        await designer.PressAsync("Control+d");
        await Expect(designer.Nodes).ToHaveCountAsync(2 * nodes);
        await Expect(designer.Selected).ToHaveCountAsync(nodes);
        await designer.PressAsync("Control+z");
        await Expect(designer.Nodes).ToHaveCountAsync(nodes);

        await designer.ReloadAsync();
        var summaries = await source.Nodes.Locator(".sum").AllTextContentsAsync();
        Assert.Equal(summaries.Order(), (await designer.Nodes.Locator(".sum").AllTextContentsAsync()).Order());
    }

    private async Task<Designer> BeginAsync(IBrowserContext desk)
    {
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        return await Designer.BeginAsync(page, studio.Services);
    }
}
