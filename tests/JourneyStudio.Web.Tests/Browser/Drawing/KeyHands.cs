using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>Never touches the mouse: Tab, arrows, letters and Enter, with the outline for the canvas.</summary>
internal sealed class KeyHands(IPage page) : Hands(page)
{
    /// <summary>More stops than any way needs.</summary>
    private const int Far = 120;

    private Designer designer = null!;

    public override async Task<Designer> BeginAsync()
    {
        await Page.GotoAsync("/journeys");
        await Page.Locator(".shell[data-live]").WaitForAsync();
        await ReachAsync("New journey");
        await Page.Keyboard.PressAsync("Enter");
        return designer = await Designer.ReadyAsync(Page);
    }

    public override async Task<string> BeginWithAsync(string kind)
    {
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.PressAsync("o");
        await Expect(Page.GetByText("Nothing is drawn yet")).ToBeFocusedAsync();
        return await DrawAsync(kind, null);
    }

    public override async Task<string> FollowAsync(string source, string? way, string kind)
    {
        await GoToAsync(source);
        if (way is not null) await Expect(designer.Node(source).Locator(".port.open").First).ToContainTextAsync(way);
        return await DrawAsync(kind, source);
    }

    public override async Task ConnectAsync(string source, string way, string target, string name)
    {
        await GoToAsync(source);
        await Page.Keyboard.PressAsync("c");
        await designer.PickAsync(way, closes: false);
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Where to?" })).ToBeFocusedAsync();
        await designer.PickAsync(name);
    }

    public override async Task PressAsync(string button)
    {
        await ReachAsync(Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task ChooseAsync(string field, string option)
    {
        await ReachAsync(Field(field));
        await Expect(Field(field)).ToContainTextAsync(option);
        var options = await Field(field).Locator("option").AllTextContentsAsync();
        var steps = options.ToList().IndexOf(option) - await Field(field).EvaluateAsync<int>("list => list.selectedIndex");
        await Page.Keyboard.PressAsync("Alt+ArrowDown");
        for (var step = 0; step < Math.Abs(steps); step++)
        {
            await Page.Keyboard.PressAsync(steps > 0 ? "ArrowDown" : "ArrowUp");
        }
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Field(field).Locator("option:checked")).ToHaveTextAsync(option);
    }

    public override async Task TypeAsync(string field, string text)
    {
        await ReachAsync(Field(field));
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.InsertTextAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task TickAsync(string field)
    {
        await ReachAsync(Field(field));
        if (!await Field(field).IsCheckedAsync()) await Page.Keyboard.PressAsync("Space");
        await Expect(Field(field)).ToBeCheckedAsync();
    }

    public override async Task AddAsync(string field, string one)
    {
        await ReachAsync(Field(field));
        await Page.Keyboard.TypeAsync(one);
        await Expect(Panel.Locator("[role=option][aria-selected=true]")).ToHaveTextAsync(one);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Panel.GetByRole(AriaRole.Button, new() { Name = $"Take away {one}" })).ToBeVisibleAsync();
        await Expect(Field(field)).ToBeFocusedAsync();
    }

    public override async Task PublishAsync()
    {
        await LeavePanelAsync();
        await ReachAsync(Page.GetByTestId("publish"));
        await Page.Keyboard.PressAsync("Enter");
        await ReachAsync(Page.GetByTestId("publish-confirm"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByTestId("publish-dialog")).ToBeHiddenAsync();
    }

    private async Task<string> DrawAsync(string kind, string? after)
    {
        await Page.Keyboard.PressAsync("a");
        await designer.PickAsync(kind);
        var id = await DrawnAsync(designer.Selected, after);
        await Expect(designer.Line(id)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        return id;
    }

    private async Task GoToAsync(string id)
    {
        await LeavePanelAsync();
        await Page.Keyboard.PressAsync("Home");
        for (var stop = 0; stop < Far && !await IsFocusedAsync(designer.Line(id)); stop++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }
        await Expect(designer.Line(id)).ToBeFocusedAsync();
        await Expect(designer.Selected).ToHaveAttributeAsync("data-node", id);
    }

    private async Task LeavePanelAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Expect(designer.Outline.Locator("[data-row]:focus")).ToHaveCountAsync(1);
    }

    private Task ReachAsync(string button) => ReachAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>What is to come is waited for, as an eye would; then Tab goes there.</summary>
    private async Task ReachAsync(ILocator control)
    {
        await Expect(control).ToBeEnabledAsync();
        for (var stop = 0; stop < Far && !await IsFocusedAsync(control); stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }
        await Expect(control).ToBeFocusedAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator control) => control.EvaluateAsync<bool>("element => element === document.activeElement");
}
