using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The designer of one journey, worked by mouse and keyboard as a person would.</summary>
internal sealed class Designer(IPage page)
{
    private const float Column = 304;
    private const float Row = 103;

    /// <summary>Answers [] when the element has gone, has no size or never rests within a second.</summary>
    private const string RestingMiddle = """
        async element => {
            const frame = () => new Promise(done => requestAnimationFrame(done));
            let before = element.getBoundingClientRect();
            for (let count = 0; count < 60; count++) {
                await frame();
                const now = element.getBoundingClientRect();
                const rests = now.x === before.x && now.y === before.y && now.width === before.width && now.height === before.height;
                if (!element.isConnected) return [];
                if (rests && now.width > 0) return [now.x + now.width / 2, now.y + now.height / 2];
                before = now;
            }
            return [];
        }
        """;

    private ILocator Canvas => page.Locator("[data-part=canvas]");

    public ILocator Nodes => Canvas.Locator("[data-node]");

    public ILocator Connections => Canvas.Locator(".x6-edge");

    public ILocator Selected => Canvas.Locator(".x6-node-selected");

    public ILocator Picker => page.Locator(".picker");

    public ILocator Menu => page.GetByRole(AriaRole.Menu);

    /// <summary>What the canvas tells those who do not see it.</summary>
    public ILocator Announced => page.Locator("[data-part=announce]");

    public ILocator Outline => page.GetByRole(AriaRole.Treegrid);

    public ILocator SaveState => page.Locator("[data-part=save]");

    public static async Task<Designer> OpenAsync(IPage page, string journey)
    {
        await page.GotoAsync($"/journeys/{journey}?mode=build");
        return await ReadyAsync(page);
    }

    /// <summary>Opens the designer where it shows what is happening now.</summary>
    public static async Task<Designer> WatchAsync(IPage page, string journey)
    {
        await page.GotoAsync($"/journeys/{journey}");
        return await ReadyAsync(page);
    }

    /// <summary>Opens a new, empty journey.</summary>
    public static async Task<Designer> BeginAsync(IPage page, IServiceProvider services) => await OpenAsync(page, await NewJourneyAsync(services));

    /// <returns>Id of a journey that is empty.</returns>
    public static async Task<string> NewJourneyAsync(IServiceProvider services)
    {
        var id = $"drawn-{Guid.NewGuid():n}";
        var empty = new JourneyDefinition { DefinitionId = id, Name = "Drawn" };
        await services.GetRequiredService<JourneyCreation>().BeginAsync(id, "Drawn", DefinitionJson.Write(empty, _ => []), null, CancellationToken.None);
        return id;
    }

    /// <summary>The only node of a kind.</summary>
    public ILocator OfKind(string kind) => Canvas.Locator($"[data-type=\"{kind}\"]");

    public Task PressAsync(string keys) => page.Keyboard.PressAsync(keys);

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Takes a line of the picker by its name; what it asks next, it asks in its place.</summary>
    public async Task PickAsync(string name, bool closes = true)
    {
        await Expect(Picker).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(name);
        await Expect(Picker.GetByRole(AriaRole.Option).First).ToContainTextAsync(name);
        await page.Keyboard.PressAsync("Enter");
        if (closes) await Expect(Picker).ToHaveCountAsync(0);
    }

    /// <summary>Puts the keyboard on the canvas.</summary>
    public Task EnterAsync() => Canvas.FocusAsync();

    public Task ReloadAsync() => ReadyAgainAsync();

    /// <summary>Drags a kind from the palette to a place of the canvas, given in parts of its width and height.</summary>
    public Task DropAsync(string kind, float across, float down) => DropAsync(Item(kind), across, down);

    public async Task DropAsync(ILocator item, float across, float down)
    {
        var before = await Nodes.CountAsync();
        var room = (await Canvas.BoundingBoxAsync())!;
        await PullAsync(await ItemAsync(item), (room.X + (across * room.Width), room.Y + (down * room.Height)));
        await Expect(Nodes).ToHaveCountAsync(before + 1);
    }

    /// <summary>Drags a kind from the palette into the middle between two nodes, where their connection runs.</summary>
    public async Task DropBetweenAsync(string kind, ILocator above, ILocator below)
    {
        var before = await Nodes.CountAsync();
        await PullAsync(await ItemAsync(Item(kind)), Between(await MiddleAsync(above), await MiddleAsync(below)));
        await Expect(Nodes).ToHaveCountAsync(before + 1);
    }

    /// <summary>Drags a node, and lets go only if told.</summary>
    public async Task MoveAsync(ILocator node, float x, float y, bool letGo = true)
    {
        var from = await MiddleAsync(node.Locator(".node"));
        await PullAsync(from, (from.X + x, from.Y + y), letGo);
    }

    /// <summary>Drags a node into the middle between two others.</summary>
    public async Task MoveBetweenAsync(ILocator node, ILocator above, ILocator below) =>
        await PullAsync(await MiddleAsync(node.Locator(".node")), Between(await MiddleAsync(above), await MiddleAsync(below)));

    /// <summary>Pulls a line out of a port and drops it beside everything.</summary>
    public async Task PullPortAsync(ILocator port, float x, float y, bool letGo = true)
    {
        var from = await MiddleAsync(port);
        await PullAsync(from, (from.X + x, from.Y + y), letGo);
    }

    public Task LetGoAsync() => page.Mouse.UpAsync();

    /// <summary>Where the middle of a node is drawn, once it rests.</summary>
    public static Task<(float X, float Y)> RestsAtAsync(ILocator node) => MiddleAsync(node.Locator(".node"));

    /// <summary>Its line in the outline.</summary>
    public ILocator Line(string id) => Outline.Locator($"[data-row=\"{id}\"]");

    public ILocator Node(string id) => Canvas.Locator($"[data-node=\"{id}\"]").First;

    /// <summary>How many came to a node, as drawn on its top edge.</summary>
    public ILocator Came(string id) => Node(id).Locator(".came b");

    /// <summary>Drags a kind from the palette to a place that is so many columns and rows away from a node.</summary>
    /// <returns>Id of the new node.</returns>
    public async Task<string> DragAsync(string kind, string near, float columns, float rows)
    {
        var before = await IdsAsync();
        var zoom = await ZoomAsync();
        var anchor = await MiddleAsync(Node(near));
        await PullAsync(await ItemAsync(Item(kind)), (anchor.X + (columns * Column * zoom), anchor.Y + (rows * Row * zoom)));
        await Expect(Canvas.Locator("[data-node]")).ToHaveCountAsync(before.Length + 1);
        return (await IdsAsync()).Except(before).Single();
    }

    /// <summary>Draws a connection from a port to a node.</summary>
    public Task ConnectAsync(string source, string port, string target) => ConnectAsync(source, Node(source).Locator($"[port=\"{port}\"] > div").First, target);

    public async Task ConnectAsync(string source, ILocator port, string target)
    {
        var connections = await Connections.CountAsync();
        await Node(source).HoverAsync();
        await PullAsync(await MiddleAsync(port), await MiddleAsync(Node(target)));
        await Expect(Connections).ToHaveCountAsync(connections + 1);
    }

    /// <summary>Opens a node's settings and takes one more out of a list.</summary>
    public async Task AddAsync(string node, string field, string name)
    {
        await Node(node).ClickAsync();
        await page.Locator($"#field-{field}").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>Opens a node's settings and chooses one in a list.</summary>
    public async Task ChooseAsync(string node, string field, string value)
    {
        await Node(node).ClickAsync();
        await page.Locator($"#field-{field}").SelectOptionAsync(value);
    }

    public async Task PublishAsync()
    {
        await page.GetByTestId("publish").ClickAsync();
        await page.GetByTestId("publish-confirm").ClickAsync();
        await Expect(page.GetByTestId("publish-dialog")).ToBeHiddenAsync();
    }

    public Task FitAsync() => page.Locator("[data-do=fit]").First.ClickAsync();

    /// <summary>The designer that a press has opened.</summary>
    public static async Task<Designer> ReadyAsync(IPage page)
    {
        await page.Locator("[data-part=canvas][data-ready=true]").WaitForAsync();
        return new Designer(page);
    }

    private async Task<string[]> IdsAsync() =>
        await Canvas.Locator("[data-node]").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.getAttribute('data-node'))");

    private async Task<float> ZoomAsync()
    {
        var text = await page.Locator("[data-part=zoom]").TextContentAsync();
        return float.Parse(text!.TrimEnd('%')) / 100;
    }

    private ILocator Item(string kind) => page.Locator($"[data-kind=\"{kind}\"]");

    private static async Task<(float X, float Y)> ItemAsync(ILocator item)
    {
        await item.ScrollIntoViewIfNeededAsync();
        return await MiddleAsync(item);
    }

    private async Task ReadyAgainAsync()
    {
        await page.ReloadAsync();
        await ReadyAsync(page);
    }

    private static (float X, float Y) Between((float X, float Y) a, (float X, float Y) b) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2);

    private async Task PullAsync((float X, float Y) from, (float X, float Y) to, bool letGo = true)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((from.X + to.X) / 2, (from.Y + to.Y) / 2, new() { Steps = 6 });
        await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 6 });
        if (letGo) await page.Mouse.UpAsync();
    }

    /// <summary>Middle of what is drawn, once it rests for two frames; what is drawn anew meanwhile is looked for again.</summary>
    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (await locator.EvaluateAsync<float[]>(RestingMiddle) is [var x, var y])
            {
                return (x, y);
            }
        }
        throw new InvalidOperationException($"{locator} does not come to rest.");
    }
}
