using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Looks at what stands in front of a reader: axe finds nothing, nothing is wider than the screen, and the browser has blocked nothing.</summary>
internal static partial class Axe
{
    public static async Task CheckAsync(IPage page, string what)
    {
        await Assertions.Expect(page).ToHaveTitleAsync(Something());
        Pass(await page.RunAxe(), what);
        await FitsAsync(page, what);
    }

    /// <summary>
    /// Looks at a page, or one part of it, on desk and phone: what stands there is drawn again, nothing is loaded. Colours know no language and words no theme: English in
    /// light and Chinese in dark see all there is.
    /// </summary>
    public static async Task CheckSizesAsync(IPage page, string what, string? part = null)
    {
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            if (part is null)
                await CheckAsync(page, $"{what} {width}");
            else
            {
                Pass(await page.Locator(part).First.RunAxe(), $"{what} {width}");
                await FitsAsync(page, $"{what} {width}");
            }
        }

        await page.SetViewportSizeAsync(1440, 900);
    }

    /// <summary>Shows what comes next in a theme and a language.</summary>
    public static Task ShowAsync(IBrowserContext context, string address, string theme, string language) => context.AddCookiesAsync(
    [
        new() { Name = "studio.theme", Value = theme, Url = address },
        new() { Name = "studio.language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = address },
    ]);

    /// <summary>What the browser's policy has kept a page from, from now on.</summary>
    public static List<string> Blocked(IPage page)
    {
        var blocked = new List<string>();
        page.Console += (_, said) =>
        {
            if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                blocked.Add($"{page.Url}: {said.Text}");
        };
        return blocked;
    }

    private static void Pass(AxeResult found, string what) =>
        Assert.True(found.Violations.Length == 0, $"{what}: {string.Join("; ", found.Violations.Select(Say))}");

    private static async Task FitsAsync(IPage page, string what) =>
        Assert.True(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth"), $"{what} is wider than the screen.");

    private static string Say(AxeResultItem item) => $"{item.Id}: {string.Join(", ", item.Nodes.Select(node => node.Html))}";

    [GeneratedRegex(".")]
    private static partial Regex Something();
}
