using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Features.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Every step of signing in, and of setting up the second step, in both themes and languages, on desk and phone.</summary>
public sealed class SignInAccessibilityTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    public static TheoryData<bool, string, string> Ways => new() { { false, "light", "en" }, { true, "light", "zh-CN" }, { true, "dark", "en" }, { false, "dark", "zh-CN" } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SignIn_EveryStep_PassesAxe(bool phone, string theme, string language)
    {
        var (account, invited) = ($"axe-{Guid.NewGuid():n}"[..16], $"new-{Guid.NewGuid():n}"[..16]);
        var person = await AccountAsync(account);
        var link = await studio.Services.GetRequiredService<InvitationDesk>().LinkAsync(await AccountAsync(invited), 1, default);
        await using var context = phone ? await studio.PhoneAsync() : await studio.DeskAsync();
        await Axe.ShowAsync(context, studio.Address, theme, language);
        var page = await context.NewPageAsync();
        var what = $"{(phone ? "phone" : "desk")} {theme} {language}";

        await page.GotoAsync("/sign-in");
        await Axe.CheckAsync(page, $"sign-in {what}");
        await page.GotoAsync(link!);
        await Axe.CheckAsync(page, $"join {what}");
        await page.GotoAsync("/join?account=nobody&code=old");
        await Axe.CheckAsync(page, $"join by an old link {what}");

        // the account page: setting up, and the recovery codes
        await SignInAsync(page, account);
        await page.GotoAsync("/account");
        await page.Locator("[data-testid=set-up]:not([disabled])").ClickAsync();
        await Expect(page.GetByTestId("secret")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"setting up the second step {what}");
        var secret = (await page.GetByTestId("secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#two-factor-code").FillAsync(Totp.At(secret, TimeProvider.System.GetUtcNow()));
        await page.GetByTestId("confirm").ClickAsync();
        await Expect(page.GetByTestId("kept")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"recovery codes {what}");

        await context.ClearCookiesAsync();
        await Axe.ShowAsync(context, studio.Address, theme, language);
        await SignInAsync(page, account);
        await page.WaitForURLAsync("**/sign-in/code**");
        await Axe.CheckAsync(page, $"code {what}");
        await page.Locator("#code").FillAsync("000000");
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, $"wrong code {what}");
        Assert.True(person > 0);
    }

    [Fact]
    public async Task SetUp_AskedOfARole_PassesAxe()
    {
        var account = $"lect-{Guid.NewGuid():n}"[..16];
        await AccountAsync(account, StudioRole.Lecturer);
        await using (var db = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
        {
            var admin = await db.Users.Where(user => user.UserName == "admin").Select(user => user.Id).SingleAsync();
            var secret = Totp.NewSecret();
            await studio.Services.GetRequiredService<SecondFactors>().SetUpAsync(admin, secret, Totp.At(secret, TimeProvider.System.GetUtcNow()), default);
            Assert.True(await studio.Services.GetRequiredService<TwoFactorPolicy>().AskAsync([StudioRole.Lecturer], admin, default));
        }
        foreach (var (phone, theme, language) in Ways.Select(way => ((bool)way[0], (string)way[1], (string)way[2])))
        {
            await using var context = phone ? await studio.PhoneAsync() : await studio.DeskAsync();
            await Axe.ShowAsync(context, studio.Address, theme, language);
            var page = await context.NewPageAsync();
            await SignInAsync(page, account);
            await page.WaitForURLAsync("**/sign-in/set-up**");
            await Axe.CheckAsync(page, $"set-up {theme} {language}");
        }
    }

    private static async Task SignInAsync(IPage page, string account)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name='Form.Account']").FillAsync(account);
        await page.Locator("#password").FillAsync(StudioHost.Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/sign-in", StringComparison.Ordinal));
    }

    private async Task<long> AccountAsync(string name, string role = StudioRole.Operator)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var user = new StudioUser { UserName = name, DisplayName = name, LockoutEnabled = true };
        Assert.True((await users.CreateAsync(user, StudioHost.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        return user.Id;
    }
}
