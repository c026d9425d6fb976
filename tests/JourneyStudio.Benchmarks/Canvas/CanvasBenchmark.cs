using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace JourneyStudio.Benchmarks.Canvas;

/// <summary>Opens the designer on a large journey in Chromium and drags an activity; beside it the same page with two activities.</summary>
internal static class CanvasBenchmark
{
    private const int Activities = 500;
    private const int Openings = 7;

    /// <summary>Moves the mouse once a frame while an activity is held, and gives the time between frames in milliseconds.</summary>
    private const string Drag = """
        async ([x, y]) => {
            const frame = () => new Promise(requestAnimationFrame);
            const gaps = [];
            let before = await frame();
            for (let i = 1; i <= 180; i++) {
                const at = { clientX: x + 120 * Math.sin(i / 20), clientY: y + 60 * Math.sin(i / 13), bubbles: true, buttons: 1 };
                document.dispatchEvent(new MouseEvent('mousemove', at));
                const now = await frame();
                gaps.push(now - before);
                before = now;
            }
            return gaps;
        }
        """;

    /// <summary>Keeps when the canvas was painted: whoever asks from outside asks too seldom to know.</summary>
    private const string WhenDrawn = """
        new MutationObserver((_, watch) => {
            if (!document.querySelector('[data-part=canvas][data-ready=true] [data-node]')) return;
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAfter = performance.now(); }));
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
        """;

    public static async Task<BenchmarkResult> RunAsync(string directory, CancellationToken cancellationToken)
    {
        await using var studio = await CanvasStudio.StartAsync(directory, cancellationToken);
        var page = studio.Page;
        await page.AddInitScriptAsync(WhenDrawn);
        var small = await studio.DrawAsync(2);
        var large = await studio.DrawAsync(Activities);
        await OpenAsync(page, small);

        var openings = (Large: new List<double>(), Small: new List<double>());
        for (var i = 0; i < Openings; i++)
        {
            openings.Small.Add(await OpenAsync(page, small));
            openings.Large.Add(await OpenAsync(page, large));
        }
        var (open, bare) = (Quantile(openings.Large, .5), Quantile(openings.Small, .5));
        Console.WriteLine($"open, {Activities} activities: {open:N0} ms, slowest of {Openings} {openings.Large.Max():N0} ms; with two: {bare:N0} ms");

        var (gaps, tidied) = (await DragAsync(page), await TidyAsync(page));
        Console.WriteLine($"drag, {Activities} activities: {Quantile(gaps, .5):N1} ms a frame (p50), {Quantile(gaps, .95):N1} ms (p95), {gaps.Max():N1} ms (longest); {1000 * gaps.Count / gaps.Sum():N0} frames a second");
        Console.WriteLine($"tidy up in a worker: {tidied.Took:N0} ms, meanwhile {Quantile(tidied.Gaps, .95):N1} ms a frame (p95)");
        await OpenAsync(page, small);
        var smallGaps = await DragAsync(page);
        Console.WriteLine($"drag, two activities: {Quantile(smallGaps, .5):N1} ms a frame (p50), {Quantile(smallGaps, .95):N1} ms (p95)");

        var heap = await page.EvaluateAsync<double>("performance.memory.usedJSHeapSize");
        var script = await page.EvaluateAsync<string>("fetch('/canvas/canvas.js').then(answer => answer.text())");
        Console.WriteLine($"script: {Zipped(script) / 1000.0:N0} kB by gzip");
        return new BenchmarkResult("canvas", open, "ms", bare, heap / (1024 * 1024), 0);
    }

    /// <returns>Milliseconds from asking for the page until the second frame after its canvas was drawn.</returns>
    private static async Task<double> OpenAsync(IPage page, string journey)
    {
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"/journeys/{journey}?mode=build", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-part=canvas][data-ready=true] [data-node]").First.WaitForAsync();
        return await page.EvaluateAsync<double>("new Promise(done => { const look = () => window.drawnAfter ? done(window.drawnAfter) : requestAnimationFrame(look); look(); })");
    }

    private static async Task<IReadOnlyList<double>> DragAsync(IPage page)
    {
        var box = (await page.Locator("[data-part=canvas] [data-node] .node").First.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 8, y + 8, new() { Steps = 4 });
        var gaps = await page.EvaluateAsync<double[]>(Drag, new object[] { (double)x, (double)y });
        await page.Mouse.UpAsync();
        return gaps;
    }

    /// <summary>Frames go on while a worker works the layout out.</summary>
    private static async Task<(double Took, double[] Gaps)> TidyAsync(IPage page)
    {
        var gaps = await page.EvaluateAsync<double[]>("""
            async () => {
                const canvas = document.querySelector('[data-part=canvas]');
                const [gaps, frame] = [[], () => new Promise(requestAnimationFrame)];
                let before = await frame();
                document.querySelector('[data-do=tidy]').click();
                while (canvas.dataset.tidying) {
                    const now = await frame();
                    gaps.push(now - before);
                    before = now;
                }
                return gaps;
            }
            """);
        return (gaps.Sum(), gaps);
    }

    private static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Round(part * (sorted.Count - 1))];
    }

    private static long Zipped(string text)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(text));
        return memory.Length;
    }
}
