using JourneyStudio.Web.Tests.Operations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>An operator starts a journey by hand, pauses it, resumes it and stops it, by keyboard where that is asked.</summary>
public sealed class OperatorTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Journey_StartedPausedResumedAndStopped_ShowsEveryStepOfIt()
    {
        var journey = await OperatedJourney.PublishAsync(studio.Services);
        await using var desk = await studio.DeskAsync();
        var page = await OpenAsync(desk, $"/journeys/{journey.Id}/operations");

        await page.GetByTestId("start-now").ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("20 members belong to the audience");
        await page.GetByTestId("start-confirm").ClickAsync();
        await Expect(page.Locator(".page-head")).ToContainTextAsync("20 members in flight");

        await AnswerAsync(page, "Pause", "Pause");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("Paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await page.GetByText("Catch up", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Members a second").FillAsync("50");
        await page.Locator("dialog footer .primary").ClickAsync();
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("Live");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await page.GetByText("Stop at once").First.ClickAsync();
        await page.Locator("dialog input:not([type=radio])").FillAsync(journey.Name);
        await page.Locator("dialog footer .bad").ClickAsync();
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("Stopped");
        await Expect(page.Locator(".page-head")).ToContainTextAsync("0 members in flight");
        await Expect(page.Locator("tbody tr", new() { HasText = "Stop" }).First).ToContainTextAsync("operator");
    }

    [Fact]
    public async Task Dialog_ByKeyboard_KeepsTheFocusAndGivesItBack()
    {
        await using var desk = await studio.DeskAsync();
        var page = await OpenAsync(desk, "/journeys/club-signup/operations");
        var pause = page.GetByRole(AriaRole.Button, new() { Name = "Pause" });
        await pause.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();

        for (var i = 0; i < 8; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.body || !!document.activeElement.closest('dialog')"), "The focus left the dialog.");
        }
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(pause).ToBeFocusedAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeEnabledAsync();
        return page;
    }

    private static async Task AnswerAsync(IPage page, string asks, string answer)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = asks, Exact = true }).ClickAsync();
        await page.Locator("dialog footer").GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }
}
