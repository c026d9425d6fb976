using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The studio, served on a free port, and a real browser.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "xUnit disposes it by IAsyncLifetime")]
public sealed class BrowserStudio : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("studio-");
    private StudioHost host;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public BrowserStudio() => host = new StudioHost(folder);

    public IServiceProvider Services => host.Services;

    public string Address => host.Address;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"The browser tests need Chromium at {Chromium} (apt-get install chromium).");
        host.Serve();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>An operator's desk.</summary>
    public Task<IBrowserContext> DeskAsync() => ContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });

    /// <summary>A customer's phone.</summary>
    public Task<IBrowserContext> PhoneAsync() =>
        ContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true });

    /// <summary>Takes the server away from the open pages.</summary>
    public ValueTask StopAsync() => host.DisposeAsync();

    /// <summary>Brings it back: another process for the pages, at the same address and over the same data.</summary>
    public void StartAgain()
    {
        var port = new Uri(host.Address).Port;
        host = new StudioHost(folder);
        host.Serve(port);
    }

    /// <summary>Signs in as admin or operator, and waits for the first page.</summary>
    public static async Task SignInAsync(IPage page, string account)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name='Form.Account']").FillAsync(account);
        await page.Locator("#password").FillAsync(StudioHost.Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.Locator("a[href='/journeys/club-signup']").First.WaitForAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = host.Address;
        options.Locale = "en-GB";
        // colours in the midst of a transition are neither those of before nor those of after
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return context;
    }
}
