using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Benchmarks.Intake;
using Microsoft.Playwright;

namespace JourneyStudio.Benchmarks.Canvas;

/// <summary>The studio as a program of its own, and Chromium signed in to it.</summary>
internal sealed class CanvasStudio : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Password = "measure-the-canvas";
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly string folder;
    private readonly Process program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private CanvasStudio(string folder, Process program) => (this.folder, this.program) = (folder, program);

    public IPage Page { get; private set; } = null!;

    public static async Task<CanvasStudio> StartAsync(string directory, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(directory, $"journeystudio-canvas-{Guid.NewGuid():N}")).FullName;
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Served.FreePort()}");
        string[] arguments = [Served.StudioProgram, "--environment=Development", "--Logging:LogLevel:Default=Error", $"--Data:Directory={own}", $"--Demo:Password={Password}", "--Demo:ApiKey=key-of-the-benchmark", "--Demo:Members=20", $"--urls={address}"];
        // Quiet: what the program says about itself is no figure
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(arguments[0])! };
        var running = Process.Start(start)!;
        running.OutputDataReceived += (_, _) => { };
        running.BeginOutputReadLine();
        var studio = new CanvasStudio(own, running);
        await studio.AnswersAsync(address, cancellationToken);
        await studio.SignInAsync(address);
        return studio;
    }

    /// <summary>A journey of that many activities in eight columns: conditions with two ways, waits, tags and messages in turn.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> DrawAsync(int activities)
    {
        await Page.GotoAsync("/journeys");
        await Page.Locator(".shell[data-live]").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "New journey" }).First.ClickAsync();
        await Page.Locator("[data-part=canvas][data-ready=true]").WaitForAsync();
        var id = new Uri(Page.Url).Segments[^1];
        var status = await Page.EvaluateAsync<int>(
            """
            async ([id, command]) => {
                const { antiforgery } = await (await fetch(`/api/drafts/${id}`)).json();
                const body = JSON.stringify({ commandId: 'benchmark.1', baseRevision: 0, knownRevision: 0, command: JSON.parse(command) });
                return (await fetch(`/api/drafts/${id}/commands`, { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: antiforgery }, body })).status;
            }
            """,
            new[] { id, Command(activities) });
        return status == 200 ? id : throw new InvalidOperationException($"The journey was not taken: {status}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        program.Kill();
        await program.WaitForExitAsync();
        program.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Command(int activities)
    {
        string[] types = ["Journey.Condition", "Journey.Wait", "Journey.Tags", "Journey.SendEmail", "Journey.Points"];
        var at = Enumerable.Range(0, activities).ToList();
        return JsonSerializer.Serialize(new
        {
            kind = "add",
            activities = at.Select(i => new { id = $"a{i}", type = i == 0 ? "Journey.QrTrigger" : types[i % types.Length], metadata = new { designer = new { position = new { x = i % 8 * 304, y = i / 8 * 103 } } } }),
            connections = at.Skip(1).Select(i => new { source = $"a{Math.Max(0, i - 8)}", port = i < 9 ? "Done" : (i - 8) % 5 == 0 ? "Yes" : "Done", target = $"a{i}" }),
        });
    }

    private async Task AnswersAsync(string address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestStart && !program.HasExited; await look.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet
            }
        }
        throw new InvalidOperationException("The studio does not serve.");
    }

    private async Task SignInAsync(string address)
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-quic"] });
        var context = await browser.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-GB" });
        Page = await context.NewPageAsync();
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[name='Form.Account']").FillAsync("operator");
        await Page.Locator("#password").FillAsync(Password);
        await Page.Locator("form button[type=submit]").First.ClickAsync();
        await Page.Locator("a[href='/journeys/club-signup']").First.WaitForAsync();
    }
}
