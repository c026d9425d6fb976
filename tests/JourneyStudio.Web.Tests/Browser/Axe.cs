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
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{what}: {string.Join("; ", found.Violations.Select(Say))}");
        Assert.True(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth"), $"{what} is wider than the screen.");
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

    private static string Say(AxeResultItem item) => $"{item.Id}: {string.Join(", ", item.Nodes.Select(node => node.Html))}";

    [GeneratedRegex(".")]
    private static partial Regex Something();
}
