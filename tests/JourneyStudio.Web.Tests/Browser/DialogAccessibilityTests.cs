using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Every dialog, and the editor of a rule with something of everything, in both themes and languages, on desk and phone: opened once for each, in one session.</summary>
public sealed class DialogAccessibilityTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private const string Rule = """
        {"all":[{"attribute":"name","op":"contains","value":"a"},{"any":[{"attribute":"city","op":"is","value":"Hangzhou"},{"tag":"signed-up"}]},{"order":{"within":"P90D"},"atLeast":2},{"event":"order.paid","atLeast":1}]}
        """;

    private const string Dialog = "dialog[open]";

    /// <summary>A page, what is pressed on it, and the part that stands there then.</summary>
    private static readonly (string Path, string Press, string Part)[] Opened =
    [
        ("/settings/api-keys", "[data-testid=new-key]", Dialog),
        ("/settings/api-keys", "td .btn.bad", Dialog),
        ("/settings/people", "[data-testid=invite]", Dialog),
        ("/settings/people", "td .btn.sm", Dialog),
        ("/members/attributes", ".page-head .btn.primary", Dialog),
        ("/members/attributes", "td .btn.sm", Dialog),
        ("/campaigns", "[data-testid=add-campaign]", Dialog),
        ("/campaigns?campaign={campaign}", "[data-testid=rename-campaign]", Dialog),
        ("/campaigns?campaign={campaign}", "[data-testid=clone-campaign]", Dialog),
        ("/campaigns/sessions/{session}", "[data-testid=clone]", Dialog),
        ("/campaigns/sessions/{session}", "[data-testid=reschedule]", Dialog),
        ("/campaigns/sessions/club-maple-lane", "[data-testid=cancel]", "dialog[open]:has([data-testid=waits])"),
        ("/settings/organisation", "[data-testid=add-line]", Dialog),
        ("/settings/organisation", "[data-testid=add-unit]", Dialog),
        ("/settings/organisation", "[data-testid=change-unit]", Dialog),
        ("/settings/organisation?unit=maple-lane", "[data-testid=move-unit]", Dialog),
        ("/settings/organisation", "[data-testid=add-staff]", Dialog),
        ("/segments/of-everything", ".page-head .btn >> nth=1", Dialog),
        ("/members/{member}", "[data-testid=erase]", Dialog),
        ("/members/merge?survivor={member}&duplicate={other}", "[data-testid=merge]", Dialog),
        ("/settings/contact/suppression", ".page-head .btn.primary", Dialog),
        ("/settings/contact/suppression", "td .btn.sm", Dialog),
        ("/dead-letters", ".does button", Dialog),
        ("/journeys/{live}/operations", ".acts button.btn:not(.bad)", Dialog),
        ("/journeys/{live}/operations", ".acts button.bad", Dialog),
        ("/journeys/{live}/operations", "[data-testid=start-now]", Dialog),
        ("/journeys/{live}/operations?do=move&at=rest", "#steer .act .btn", Dialog),
        ("/journeys/{paused}/operations", ".acts button.primary", Dialog),
        ("/journeys/{live}/migration", "[data-testid=migrate]", Dialog),
        ("/journeys/{draft}", "[data-testid=publish]", Dialog),
        ("/members", "#member-filter", "#members-rule-panel"),
        ("/tags/models", "#points-add", "[aria-labelledby=points-label]"),
        ("/tags/bulk", "#bulk-take", ".fields"),
    ];

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task Opened_All_PassAxeOnDeskAndPhone(string theme, string language)
    {
        var places = await PlacesAsync();
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        var blocked = Axe.Blocked(page);
        await Axe.ShowAsync(desk, studio.Address, theme, language);
        foreach (var (path, press, part) in Opened)
        {
            await page.GotoAsync(places.Aggregate(path, (address, place) => address.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal)));
            await page.Locator(".shell[data-live], [data-part=canvas][data-ready=true]").First.WaitForAsync();
            if (path == "/tags/bulk")
            {
                // a tag of sessions asks for one
                await page.Locator("#bulk-tag").SelectOptionAsync("signed-up");
                await page.Locator("#bulk-session").WaitForAsync();
            }
            await page.Locator(press).First.ClickAsync();
            await page.Locator(part).First.WaitForAsync();
            await Axe.CheckSizesAsync(page, $"{path} {press} {theme} {language}", part);
        }
        Assert.Empty(blocked);
    }

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh-CN")]
    public async Task SegmentEditor_WithARuleOfEverything_PassesAxe(string theme, string language)
    {
        await SegmentAsync();
        foreach (var context in new[] { await studio.DeskAsync(), await studio.PhoneAsync() })
        {
            await using var closing = context;
            var page = await context.NewPageAsync();
            await BrowserStudio.SignInAsync(page, "admin");
            await Axe.ShowAsync(context, studio.Address, theme, language);
            await OpenAsync(page, "/segments/of-everything");
            await Expect(page.GetByTestId("live-count")).ToBeVisibleAsync();
            await Axe.CheckAsync(page, $"segment {theme} {language}");
        }
    }

    [Fact]
    public async Task Button_PressedBeforeThePageIsLive_IsHeardOnceItIs()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/members/attributes", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await page.Locator(".shell:not([data-live]) .page-head .btn.primary").ClickAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        go.SetResult();

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1);
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator(".shell[data-live]").WaitForAsync();
    }

    private async Task SegmentAsync() =>
        await studio.Services.GetRequiredService<SegmentEditing>().CreateAsync("of-everything", new LocalText("Of everything", "样样都有"), Rule, null, default);

    /// <summary>What there is for the addresses, some of it put there.</summary>
    private async Task<Dictionary<string, string>> PlacesAsync()
    {
        await SegmentAsync();
        var live = await OperatedJourney.InFlightAsync(studio.Services);
        var paused = await OperatedJourney.PublishAsync(studio.Services);
        Assert.True((await studio.Services.GetRequiredService<JourneyControl>().PauseAsync(paused.Id, 1, default)).IsOk);
        var draft = await OperatedJourney.PublishAsync(studio.Services);
        await draft.EditAsync();
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var members = await context.Set<MemberRow>().OrderBy(row => row.Id).Where(row => row.State == "active" && row.StaffId == null).Take(2).ToListAsync();
        var now = TimeProvider.System.GetUtcNow();
        var session = await context.Set<SessionRow>().Where(row => row.StartsAt > now).OrderBy(row => row.Id).FirstAsync();
        if (!await context.Set<SuppressionRow>().AnyAsync())
        {
            context.Add(new SuppressionRow { Channel = ChannelKeys.Email, Address = SuppressionRow.Fold(ChannelKeys.Email, "nobody@example.com"), Reason = "bounced", Since = now });
            context.Add(new MessageRow { Id = 6_100_000, EffectKey = "axe:1", MemberId = members[0].Id, Channel = ChannelKeys.Email, Address = "nobody@example.com", Template = "club-success", Class = "service", State = MessageStates.Failed, Reason = "550", RecordedAt = now, UpdatedAt = now });
            await context.SaveChangesAsync();
        }
        return new()
        {
            ["live"] = live.Id,
            ["paused"] = paused.Id,
            ["draft"] = draft.Id,
            ["member"] = members[0].PublicId,
            ["other"] = members[1].PublicId,
            ["session"] = session.Key,
            ["campaign"] = session.Campaign!,
        };
    }
}
