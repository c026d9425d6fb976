using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>Presses and drags; the keyboard only for what is written into fields. The screen is a large one: ways out are shown while they can be read.</summary>
internal sealed class MouseHands(IPage page) : Hands(page)
{
    private Designer designer = null!;

    public override async Task<Designer> BeginAsync()
    {
        await Page.SetViewportSizeAsync(2560, 1440);
        await Page.GotoAsync("/journeys");
        await Page.Locator(".shell[data-live]").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "New journey" }).ClickAsync();
        return designer = await Designer.ReadyAsync(Page);
    }

    public override async Task<string> BeginWithAsync(string kind)
    {
        await designer.DropAsync(Page.Locator("[data-part=palette]").GetByRole(AriaRole.Button, new() { Name = kind, Exact = true }), .4f, .1f);
        return await DrawnAsync(designer.Selected, null);
    }

    public override async Task<string> FollowAsync(string source, string? way, string kind)
    {
        await designer.FitAsync();
        await Way(source, way).ClickAsync();
        await designer.Picker.GetByRole(AriaRole.Option, new() { Name = kind, Exact = true }).ClickAsync();
        return await DrawnAsync(designer.Selected, source);
    }

    public override async Task ConnectAsync(string source, string way, string target, string name)
    {
        await designer.FitAsync();
        await designer.ConnectAsync(source, Way(source, way), target);
    }

    public override Task PressAsync(string button) => Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public override Task ChooseAsync(string field, string option) => Field(field).SelectOptionAsync(new SelectOptionValue { Label = option });

    public override async Task TypeAsync(string field, string text)
    {
        await Field(field).FillAsync(text);
        await Field(field).BlurAsync();
    }

    public override Task TickAsync(string field) => Field(field).CheckAsync();

    public override async Task AddAsync(string field, string one)
    {
        await Field(field).ClickAsync();
        await Panel.GetByRole(AriaRole.Option, new() { Name = one, Exact = true }).ClickAsync();
        await Expect(Field(field).And(Panel.GetByRole(AriaRole.Combobox))).ToBeFocusedAsync();
    }

    public override Task PublishAsync() => designer.PublishAsync();

    private ILocator Way(string source, string? way) =>
        way is null ? designer.Node(source).Locator(".port-dot") : designer.Node(source).Locator(".port", new() { HasText = way });
}
