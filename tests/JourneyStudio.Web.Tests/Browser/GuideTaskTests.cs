using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Tests.Tasks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>A guide's task on a phone: copy, then the outcome, two taps.</summary>
public sealed class GuideTaskTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Task_OnAPhone_IsCopiedAndFinishedWithTwoTaps()
    {
        var drawer = new TaskDrawer(studio.Services);
        await drawer.AddAsync("maple-lane", TimeSpan.FromDays(-1));
        var task = await drawer.AddAsync("maple-lane", TimeSpan.FromHours(5));
        await using var phone = await studio.PhoneAsync();
        await phone.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await phone.NewPageAsync();
        await SignInAsync(page);

        await page.GotoAsync($"/tasks?task={task}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the script" }).ClickAsync();
        await Expect(page.GetByText("Copied")).ToBeVisibleAsync();
        Assert.Equal(TaskDrawer.Script, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Question" }).ClickAsync();

        await Expect(page.Locator(".banner.ok")).ToContainTextAsync("Question");
        Assert.Equal((TaskStates.Done, "Question", "operator"), await StateAsync(drawer, task));
        Assert.True(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
    }

    private static async Task<(string State, string? Outcome, string? By)> StateAsync(TaskDrawer drawer, string task)
    {
        var row = await drawer.ReadAsync(task);
        return (row.State, row.Outcome, row.FinishedBy);
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Account").FillAsync("operator");
        await page.Locator("#password").FillAsync(StudioHost.Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await Expect(page.Locator("a[href='/journeys/club-signup']")).ToBeVisibleAsync();
    }
}
