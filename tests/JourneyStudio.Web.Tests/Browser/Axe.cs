using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Looks at what stands in front of a reader: axe finds nothing, nothing is wider than the screen, and the browser has blocked nothing.</summary>
internal static partial class Axe
{
    private const string Violations = """
        async part => {
            const found = await axe.run(part ?? document, { resultTypes: ['violations'], rules: { 'document-title': { enabled: false } } });
            return found.violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.html).join(', ')}`);
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Looks at a page, or one part of it. The title is waited for: when the circuit takes a page over, it takes the title away for a moment.</summary>
    public static async Task CheckAsync(IPage page, string what, string? part = null)
    {
        await Assertions.Expect(page).ToHaveTitleAsync(Something());
        var found = page.Frames.Count > 1 ? await WithFramesAsync(page, part) : await OfOneFrameAsync(page, part);
        Assert.True(found.Length == 0, $"{what}: {string.Join("; ", found)}");
        Assert.True(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth"), $"{what} is wider than the screen.");
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
            await CheckAsync(page, $"{what} {width}", part);
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

    /// <summary>The script stays in the page for the next look and says only what is wrong: that takes a fifth of the package's time, which opens a page of its own for each.</summary>
    private static async Task<string[]> OfOneFrameAsync(IPage page, string? part)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return part is null ? await page.EvaluateAsync<string[]>(Violations) : await page.Locator(part).First.EvaluateAsync<string[]>(Violations);
    }

    private static async Task<string[]> WithFramesAsync(IPage page, string? part)
    {
        var found = part is null ? await page.RunAxe() : await page.Locator(part).First.RunAxe();
        return [.. found.Violations.Where(rule => rule.Id != "document-title").Select(rule => $"{rule.Id}: {string.Join(", ", rule.Nodes.Select(node => node.Html))}")];
    }

    [GeneratedRegex(".")]
    private static partial Regex Something();
}
