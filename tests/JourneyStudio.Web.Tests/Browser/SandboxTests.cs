using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>A tester tries a journey: puts somebody in, fires what lets them in, goes back, takes another way and keeps it.</summary>
public sealed class SandboxTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private const string Place = "[data-testid=sandbox-timeline] > li[data-line]";

    [Fact]
    public async Task Tester_TriesAJourney_GoesBackTakesAnotherWayAndKeepsIt()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        var blocked = Axe.Blocked(page);
        await BrowserStudio.SignInAsync(page, "tester");
        await page.GotoAsync("/sandbox");
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.Locator("[data-testid=try-out] a[href='/journeys/club-checkin/sandbox']").Last.ClickAsync();
        await page.GetByTestId("sandbox-begin").ClickAsync();

        // The event that lets the member in, by keyboard alone
        await page.GetByTestId("sandbox-fire-open").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("sandbox-fire-now")).ToBeVisibleAsync();
        await page.GetByTestId("sandbox-fire-now").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("sandbox-fire-now")).ToBeHiddenAsync();
        await Expect(page.Locator("g.here")).ToHaveCountAsync(1);
        await Expect(page.Locator(".phone")).ToContainTextAsync("Register at the door");
        var first = await page.Locator(Place).CountAsync();

        // Time runs out; then another way from the moment before
        await page.GetByTestId("sandbox-end").ClickAsync();
        await Expect(page.GetByTestId("sandbox-stopped")).ToBeVisibleAsync();
        var late = await page.Locator(Place).CountAsync();
        await page.Locator("[data-testid=sandbox-track] .dot").First.ClickAsync();
        await Expect(page.GetByTestId("sandbox-back")).ToBeVisibleAsync();
        await Expect(page.Locator(Place)).ToHaveCountAsync(late);
        await page.GetByTestId("sandbox-branch").ClickAsync();
        await Expect(page.Locator(Place)).ToHaveCountAsync(first);
        await page.GetByTestId("sandbox-fire-open").ClickAsync();
        await page.GetByTestId("sandbox-fire-now").ClickAsync();
        await Expect(page.Locator(Place).Nth(first)).ToContainTextAsync("Submitted a form");
        await page.GetByTestId("sandbox-show-profile").ClickAsync();
        await Expect(page.GetByTestId("sandbox-profile")).ToContainTextAsync("new");

        // What was done is kept, holds, and is gone through again step by step
        await page.GetByTestId("sandbox-keep").ClickAsync();
        await page.Locator("#scenario-name").FillAsync("Signs up on the spot");
        await page.GetByTestId("keep-now").ClickAsync();
        await page.GetByTestId("sandbox-kept").GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByTestId("scenario-list").GetByText("Signs up on the spot").ClickAsync();
        await page.GetByTestId("scenario-steps").ClickAsync();
        await Expect(page.GetByTestId("sandbox-scenario")).ToContainTextAsync("2 of 2 hold");
        Assert.Empty(blocked);
    }

    /// <summary>The tour ticks off what was really done, from the first member to what is kept.</summary>
    [Fact]
    public async Task Tour_OfTheFirstTrial_IsFollowedByMouse()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "tester");
        await page.GotoAsync("/sandbox");
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.GetByTestId("try-out-tour").ClickAsync();
        var tour = page.GetByTestId("tour");
        await Expect(tour).ToHaveAttributeAsync("data-step", "Member");
        await page.GetByTestId("sandbox-begin").ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Fire");
        await page.GetByTestId("sandbox-fire-open").ClickAsync();
        await page.GetByTestId("sandbox-fire-now").ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Why");
        await page.Locator(Place).Nth(1).Locator(".title").ClickAsync();
        await Expect(page.Locator("g.shown")).ToHaveCountAsync(1);
        await Expect(tour).ToHaveAttributeAsync("data-step", "Time");
        await page.GetByTestId("sandbox-next").ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Back");
        await page.GetByTestId("sandbox-look").Nth(2).ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Other");
        await Axe.CheckAsync(page, "tour of the sandbox");
        await page.GetByTestId("sandbox-branch").ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Keep");
        await page.GetByTestId("sandbox-keep").ClickAsync();
        await page.Locator("#scenario-name").FillAsync("By the tour");
        await page.GetByTestId("keep-now").ClickAsync();
        await Expect(tour).ToHaveAttributeAsync("data-step", "Done");
    }

    /// <summary>What was done is done again, moment by moment, and forgotten when the tester says so.</summary>
    [Fact]
    public async Task Run_OfAPageThatIsLoadedAgain_IsGoneOnWith()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "tester");
        await page.GotoAsync("/journeys/club-checkin/sandbox");
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.Locator("#sandbox-name").FillAsync("Plum Tester");
        await page.GetByTestId("sandbox-begin").ClickAsync();
        await page.GetByTestId("sandbox-fire-open").ClickAsync();
        await page.GetByTestId("sandbox-fire-now").ClickAsync();
        await page.GetByTestId("sandbox-next").ClickAsync();
        await Expect(page.GetByTestId("sandbox-timeline")).ToContainTextAsync("left by Time is up");
        var (told, clock) = (await page.Locator(Place).AllInnerTextsAsync(), await page.GetByTestId("sandbox-clock").InnerTextAsync());

        await page.ReloadAsync();
        await page.GetByTestId("sandbox-go-on").ClickAsync();
        await Expect(page.Locator(Place)).ToHaveTextAsync(told, new() { UseInnerText = true });
        await Expect(page.GetByTestId("sandbox-clock")).ToHaveTextAsync(clock);
        await Expect(page.GetByTestId("sandbox-who")).ToContainTextAsync("Plum Tester");

        await page.ReloadAsync();
        await page.GetByTestId("sandbox-before").GetByText("Forget it").ClickAsync();
        await Expect(page.GetByTestId("sandbox-before")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.Locator(".shell[data-live]").WaitForAsync();
        await Expect(page.GetByTestId("sandbox-before")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Run_UnderWay_PassesAxeOnDeskAndPhone(string theme, string language)
    {
        await using var desk = await studio.DeskAsync();
        await Axe.ShowAsync(desk, studio.Address, theme, language);
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        await page.GotoAsync("/journeys/club-checkin/sandbox");
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.GetByTestId("sandbox-copied").ClickAsync();
        await Axe.CheckSizesAsync(page, $"sandbox, copy {theme}");
        await page.GetByTestId("sandbox-begin").ClickAsync();
        await page.GetByTestId("sandbox-fire-open").ClickAsync();
        await Axe.CheckSizesAsync(page, $"sandbox, event {theme}");
        await page.GetByTestId("sandbox-fire-now").ClickAsync();
        await page.Locator(Place).First.WaitForAsync();
        await page.GetByTestId("sandbox-end").ClickAsync();
        await page.GetByTestId("sandbox-stopped").WaitForAsync();
        await page.GetByTestId("sandbox-step-back").ClickAsync();
        await page.GetByTestId("sandbox-back").WaitForAsync();
        await Axe.CheckSizesAsync(page, $"sandbox, earlier moment {theme}");
        await page.GetByTestId("sandbox-show-profile").ClickAsync();
        await page.GetByTestId("sandbox-who").ClickAsync();
        await Axe.CheckSizesAsync(page, $"sandbox, profile and people {theme}");
    }
}
