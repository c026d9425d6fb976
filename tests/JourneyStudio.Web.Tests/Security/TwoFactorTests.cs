using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Signing in over time: second step, lock-out, and how long a session lasts.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "xUnit disposes it by IAsyncLifetime")]
public sealed partial class TwoFactorTests : IAsyncLifetime
{
    private readonly SignInStudio studio = new();
    private long mei;

    public async Task InitializeAsync() => mei = await studio.AccountAsync("mei", "operator");

    public async Task DisposeAsync() => await studio.DisposeAsync();

    [Fact]
    public async Task SignIn_WithAnApp_TakesPasswordAndThenACodeOnce()
    {
        var (secret, _) = await studio.WithAppAsync(mei);
        using var browser = studio.Browser();

        Assert.Equal("/sign-in/code", await SignInStudio.SignInAsync(browser, "mei"));
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/journeys"));
        Assert.Equal("/sign-in/code", await SignInStudio.CodeAsync(browser, "000000"));
        var code = studio.Code(secret);
        Assert.Equal("/account", await SignInStudio.CodeAsync(browser, code));
        Assert.Equal("/journeys", await SignInStudio.LandAsync(browser, "/journeys"));

        using var other = studio.Browser();
        await SignInStudio.SignInAsync(other, "mei");
        Assert.Equal("/sign-in/code", await SignInStudio.CodeAsync(other, code));
        studio.Clock.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal("/account", await SignInStudio.CodeAsync(other, studio.Code(secret)));
    }

    [Fact]
    public async Task SignIn_HalfAndThenWaiting_BeginsAgain()
    {
        var (secret, _) = await studio.WithAppAsync(mei);
        using var browser = studio.Browser();
        await SignInStudio.SignInAsync(browser, "mei");

        studio.Clock.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/sign-in/code"));
        using var fresh = studio.Browser();
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(fresh, "/sign-in/code"));
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(fresh, "/sign-in/set-up"));
        Assert.Equal("/sign-in/code", await SignInStudio.SignInAsync(browser, "mei"));
        Assert.Equal("/account", await SignInStudio.CodeAsync(browser, studio.Code(secret)));
    }

    [Fact]
    public async Task SignIn_WithARecoveryCode_OpensOnceAndIsNoted()
    {
        var (_, codes) = await studio.WithAppAsync(mei);
        using var browser = studio.Browser();
        await SignInStudio.SignInAsync(browser, "mei");

        Assert.Equal("/account", await SignInStudio.CodeAsync(browser, codes[3].ToUpperInvariant()));

        Assert.Equal(9, await studio.Get<SecondFactors>().RecoveryLeftAsync(mei, default));
        using var other = studio.Browser();
        await SignInStudio.SignInAsync(other, "mei");
        Assert.Equal("/sign-in/code", await SignInStudio.CodeAsync(other, codes[3]));
        Assert.Equal(["user.sign-in-failed", "user.sign-in", "user.recovery-code", "user.two-factor-on"], await ActionsAsync());
    }

    [Fact]
    public async Task Lock_AfterFiveWrongPasswordsOrCodes_HoldsForTenMinutes()
    {
        var (secret, _) = await studio.WithAppAsync(mei);
        using var browser = studio.Browser();
        for (var tries = 0; tries < 3; tries++)
            Assert.Equal("/sign-in", await SignInStudio.SignInAsync(browser, "mei", "not-the-password"));
        // the right password does not begin the count anew: who knows it has not guessed the code yet
        Assert.Equal("/sign-in/code", await SignInStudio.SignInAsync(browser, "mei"));
        for (var tries = 0; tries < 2; tries++)
            await SignInStudio.CodeAsync(browser, "000000");

        Assert.Equal("/sign-in/code", await SignInStudio.CodeAsync(browser, studio.Code(secret)));
        Assert.Equal("/sign-in", await SignInStudio.SignInAsync(browser, "mei"));
        Assert.Equal("user.lock", (await ActionsAsync())[0]);
        studio.Clock.Pass(TimeSpan.FromMinutes(11));

        Assert.Equal("/sign-in/code", await SignInStudio.SignInAsync(browser, "mei"));
        Assert.Equal("/account", await SignInStudio.CodeAsync(browser, studio.Code(secret)));
    }

    [Fact]
    public async Task Require_OfARole_SignsOutAndLetsNobodyInBeforeItIsSetUp()
    {
        var admin = await studio.AccountAsync("boss", "admin");
        var policy = studio.Get<TwoFactorPolicy>();
        using var browser = studio.Browser();
        await SignInStudio.SignInAsync(browser, "mei");
        // who asks for it has it
        Assert.False(await policy.AskAsync(["admin"], admin, default));
        Assert.True(await policy.AskAsync(["operator"], admin, default));
        studio.Clock.Pass(StudioSecurity.SignedOutWithin + TimeSpan.FromSeconds(5));

        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/journeys"));
        Assert.Equal("/sign-in/set-up", await SignInStudio.SignInAsync(browser, "mei"));
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/journeys"));
        var page = await browser.GetStringAsync(new Uri("/sign-in/set-up", UriKind.Relative));
        var (secret, packed) = (Secret().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal), Packed().Match(page).Groups[1].Value);
        using var answer = await SignInStudio.PostAsync(browser, "/sign-in/set-up", "/sign-in/set-up", [new("_handler", "set-up"), new("Form.Secret", packed), new("Form.Code", studio.Code(secret))]);

        Assert.Equal(10, Code().Count(await answer.Content.ReadAsStringAsync()));
        Assert.Equal("/journeys", await SignInStudio.LandAsync(browser, "/journeys"));
        using var again = studio.Browser();
        Assert.Equal("/sign-in/code", await SignInStudio.SignInAsync(again, "mei"));
    }

    [Fact]
    public async Task Reset_ByAnAdmin_LetsSignInByPasswordAndIsNoted()
    {
        await studio.WithAppAsync(mei);

        Assert.True(await studio.Get<SecondFactors>().RemoveAsync(mei, 1, default));

        using var browser = studio.Browser();
        Assert.Equal("/account", await SignInStudio.SignInAsync(browser, "mei"));
        await using var context = studio.Context();
        Assert.Equal(1, await context.Set<AuditRow>().Where(row => row.Action == "user.two-factor-off").Select(row => row.Actor).SingleAsync());
    }

    [Fact]
    public async Task Session_Resting_EndsAfterTwelveHours()
    {
        using var browser = studio.Browser();
        await SignInStudio.SignInAsync(browser, "mei");
        studio.Clock.Pass(StudioSessions.IdleFor - TimeSpan.FromHours(1));
        Assert.Equal("/journeys", await SignInStudio.LandAsync(browser, "/journeys"));

        studio.Clock.Pass(StudioSessions.IdleFor + TimeSpan.FromMinutes(1));

        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/journeys"));
    }

    [Fact]
    public async Task Session_InUseAllTheTime_EndsAfterAWeek()
    {
        using var browser = studio.Browser();
        await SignInStudio.SignInAsync(browser, "mei");
        for (var passed = TimeSpan.Zero; passed < StudioSessions.AtMost - TimeSpan.FromHours(8); passed += TimeSpan.FromHours(8))
        {
            studio.Clock.Pass(TimeSpan.FromHours(8));
            Assert.Equal("/journeys", await SignInStudio.LandAsync(browser, "/journeys"));
        }

        studio.Clock.Pass(TimeSpan.FromHours(8));

        Assert.Equal("/sign-in", await SignInStudio.LandAsync(browser, "/journeys"));
    }

    [Fact]
    public async Task Password_ChangedByItsOwner_EndsAllOtherSessions()
    {
        using var here = studio.Browser();
        using var there = studio.Browser();
        await SignInStudio.SignInAsync(here, "mei");
        await SignInStudio.SignInAsync(there, "mei");

        Assert.Equal("?problem=wrong", await ChangeAsync(here, "not-the-password", "another four words"));
        Assert.Equal("?problem=weak", await ChangeAsync(here, StudioHost.Password, "short"));
        Assert.Equal("?said=password", await ChangeAsync(here, StudioHost.Password, "another four words"));
        studio.Clock.Pass(StudioSecurity.SignedOutWithin + TimeSpan.FromSeconds(5));

        Assert.Equal("/journeys", await SignInStudio.LandAsync(here, "/journeys"));
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(there, "/journeys"));
        Assert.Equal("/account", await SignInStudio.SignInAsync(there, "mei", "another four words"));
    }

    [Fact]
    public async Task SignOutOthers_FromOneSession_KeepsThatOne()
    {
        using var here = studio.Browser();
        using var there = studio.Browser();
        await SignInStudio.SignInAsync(here, "mei");
        await SignInStudio.SignInAsync(there, "mei");

        using var answer = await SignInStudio.PostAsync(here, "/account", "/account/sign-out-others", []);
        studio.Clock.Pass(StudioSecurity.SignedOutWithin + TimeSpan.FromSeconds(5));

        Assert.Equal("/journeys", await SignInStudio.LandAsync(here, "/journeys"));
        Assert.Equal("/sign-in", await SignInStudio.LandAsync(there, "/journeys"));
    }

    private static async Task<string> ChangeAsync(HttpClient browser, string current, string chosen)
    {
        using var answer = await SignInStudio.PostAsync(browser, "/account", "/account/password", [new("current", current), new("chosen", chosen)]);
        return answer.RequestMessage!.RequestUri!.Query;
    }

    private async Task<List<string>> ActionsAsync()
    {
        await using var context = studio.Context();
        return await context.Set<AuditRow>().Where(row => row.SubjectKind == StudioPeople.Subject && row.SubjectId == "mei").OrderByDescending(row => row.Id).Select(row => row.Action).ToListAsync();
    }

    [GeneratedRegex(@"data-testid=""secret""[^>]*>([A-Z2-7 ]+)<")]
    private static partial Regex Secret();

    [GeneratedRegex(@"name=""Form.Secret"" value=""([^""]+)""")]
    private static partial Regex Packed();

    [GeneratedRegex(@"<li class=""mono""")]
    private static partial Regex Code();
}
