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
        var item = page.Locator($"[data-kind=\"{kind}\"]");
        await item.ScrollIntoViewIfNeededAsync();
        await PullAsync(await MiddleAsync(item), (anchor.X + (columns * Column * zoom), anchor.Y + (rows * Row * zoom)));
        await Expect(Canvas.Locator("[data-node]")).ToHaveCountAsync(before.Length + 1);
        return (await IdsAsync()).Except(before).Single();
    }

    /// <summary>Draws a connection from a port to a node.</summary>
    public async Task ConnectAsync(string source, string port, string target)
    {
        var connections = await Canvas.Locator(".x6-edge").CountAsync();
        await Node(source).HoverAsync();
        await PullAsync(await MiddleAsync(Node(source).Locator($"[port=\"{port}\"] > div").First), await MiddleAsync(Node(target)));
        await Expect(Canvas.Locator(".x6-edge")).ToHaveCountAsync(connections + 1);
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

    private static async Task<Designer> ReadyAsync(IPage page)
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

    private async Task PullAsync((float X, float Y) from, (float X, float Y) to)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((from.X + to.X) / 2, (from.Y + to.Y) / 2, new() { Steps = 6 });
        await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 6 });
        await page.Mouse.UpAsync();
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
