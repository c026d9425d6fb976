using JourneyStudio.Storage;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>The whole house in one walk: an operator changes and publishes a journey, a customer goes through it, the operator sees it happen.</summary>
public sealed class FirstJourneyTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private const string Session = "club-maple-lane";

    [Fact]
    public async Task Publish_ChangedJourney_CarriesACustomerThrough()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await SignInAsync(page);
        var (tag, message) = await ExtendSignUpAsync(page);

        await using var phone = await studio.PhoneAsync();
        var customer = await phone.NewPageAsync();
        await SignUpAsync(customer);
        var signUp = await Designer.WatchAsync(page, "club-signup");
        await Expect(signUp.Came(tag)).ToHaveTextAsync("1");
        await Expect(signUp.Came(message)).ToHaveTextAsync("1");
        await CheckInAsync(customer);
        var checkIn = await Designer.WatchAsync(page, "club-checkin");
        await Expect(checkIn.Came("check-in")).ToHaveTextAsync("1");

        await page.GotoAsync("/mailbox");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Register at the door" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "You are checked in" }).First.ClickAsync();
        // whom it is for stands behind the mask (decision 0040)
        await Expect(page.Locator(".reading")).ToContainTextAsync("Lin T.");
        await page.GetByTestId("reveal").ClickAsync();
        await Expect(page.Locator(".reading")).ToContainTextAsync("Lin Test");
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Account").FillAsync("operator");
        await page.Locator("#password").FillAsync(StudioHost.Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await Expect(page.Locator("a[href='/journeys/club-signup']")).ToBeVisibleAsync();
    }

    /// <summary>Whoever is told that their place is saved gets a tag and one more message.</summary>
    private static async Task<(string Tag, string Message)> ExtendSignUpAsync(IPage page)
    {
        var designer = await Designer.OpenAsync(page, "club-signup");
        await designer.FitAsync();
        var tag = await designer.DragAsync("Journey.Tags", "success", 1, -1);
        var message = await designer.DragAsync("Journey.SendWeChatTemplate", "success", 1, 0);
        await designer.ConnectAsync("success", "Done", tag);
        await designer.ConnectAsync(tag, "Done", message);
        await designer.AddAsync(tag, "add", "Club regular");
        await designer.ChooseAsync(message, "template", "walkin-form");
        await Expect(designer.SaveState).ToContainTextAsync("Saved at");
        await designer.PublishAsync();
        return (tag, message);
    }

    private async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync($"/q/{await CodeAsync("signup")}");
        await page.GetByLabel("Mobile number").FillAsync("139 0000 1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me the form" }).ClickAsync();
        await page.Locator("a.btn.primary").ClickAsync();
        await page.GetByLabel("What may we call you?").FillAsync("Lin Test");
        await page.GetByText("On the way").ClickAsync();
        await page.GetByLabel("Due date").FillAsync(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(90).Date).ToString("yyyy-MM-dd"));
        await page.GetByText("I am the child’s parent or guardian").ClickAsync();
        await page.GetByText("Remind me of this event").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save my place" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Your place is saved");
    }

    private async Task CheckInAsync(IPage page)
    {
        await page.GotoAsync($"/q/{await CodeAsync("checkin")}");
        await page.Locator("form button[name=known]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading).First).ToContainTextAsync("checked in");
    }

    private async Task<string> CodeAsync(string purpose)
    {
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await context.Set<QrCodeRow>().Where(row => row.Session == Session && row.Purpose == purpose).Select(row => row.PublicId).FirstAsync();
    }
}
