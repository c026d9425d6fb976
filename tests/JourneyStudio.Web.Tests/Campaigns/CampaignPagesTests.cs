using Bunit;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Features.Campaigns;
using JourneyStudio.Web.Shared.Definitions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Campaigns;

/// <summary>MISSION B5 on the pages: sessions listed, added, moved with a preview, called off, made again, and taken from a file.</summary>
public sealed class CampaignPagesTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static readonly DateTimeOffset Start = new(2032, 5, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Add_WithWhatIsMissing_SaysSoAtTheFieldAndThenAdds()
    {
        using var context = Context();
        var page = context.Open<NewSessionPage>("/campaigns/new?campaign=mums-club");

        await page.WaitForElement("#session-store").ChangeAsync(new ChangeEventArgs { Value = "maple-lane" });
        await page.WaitForElement("[data-testid=save-session]:not([disabled])").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("no date and time", page.WaitForElement("#problem-startsAt").TextContent, StringComparison.Ordinal));
        await page.WaitForElement("#session-start").ChangeAsync(new ChangeEventArgs { Value = "2032-04-01T14:00" });
        await page.WaitForElement("#session-end").ChangeAsync(new ChangeEventArgs { Value = "2032-04-01T16:00" });
        await page.WaitForElement("[data-testid=save-session]:not([disabled])").ClickAsync();
        page.WaitForElement("#problem-names");
        await page.WaitForElement("#session-name-en").ChangeAsync(new ChangeEventArgs { Value = "April" });
        await page.WaitForElement("#session-name-zh").ChangeAsync(new ChangeEventArgs { Value = "四月" });
        await page.WaitForElement("[data-testid=save-session]:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/campaigns/sessions/mums-club-maple-lane-20320401-1400", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(("session.create", "mums-club-maple-lane-20320401-1400"), await LatestAsync());
    }

    [Fact]
    public async Task Reschedule_ThenCancel_SayBeforeWhatTheyComeTo()
    {
        await AddAsync("page-1");
        using var context = Context();
        var page = context.Open<SessionPage>("/campaigns/sessions/page-1", parameters => parameters.Add(session => session.Key, "page-1"));

        await page.WaitForElement("[data-testid=reschedule]:not([disabled])").ClickAsync();
        await page.WaitForElement("#session-end").ChangeAsync(new ChangeEventArgs { Value = "2032-05-01T10:00" });
        page.WaitForElement("[data-testid=waits]");
        await page.WaitForElement("[data-testid=confirm]:not([disabled])").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("It ends before it begins.", page.WaitForElement("#problem-endsAt").TextContent, StringComparison.Ordinal));
        await page.WaitForElement("#session-start").ChangeAsync(new ChangeEventArgs { Value = "2032-05-02T09:00" });
        await page.WaitForElement("#session-end").ChangeAsync(new ChangeEventArgs { Value = "2032-05-02T10:00" });
        page.WaitForAssertion(() => Assert.Contains("Nobody waits for a date of this session.", page.WaitForElement("[data-testid=waits]").TextContent, StringComparison.Ordinal));
        await page.WaitForElement("[data-testid=confirm]:not([disabled])").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Rescheduled.", page.Markup, StringComparison.Ordinal));

        await page.WaitForElement("[data-testid=cancel]:not([disabled])").ClickAsync();
        await page.WaitForElement("[data-testid=confirm]:not([disabled])").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Cancelled. Who waited for it leaves the journey.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("session.cancel", "page-1"), await LatestAsync());
        Assert.Empty(page.FindAll("[data-testid=cancel]"));
    }

    [Fact]
    public async Task Clone_ToAStoreMore_MakesASessionEach()
    {
        await AddAsync("page-2");
        using var context = Context();
        var page = context.Open<SessionPage>("/campaigns/sessions/page-2", parameters => parameters.Add(session => session.Key, "page-2"));

        await page.WaitForElement("[data-testid=clone]:not([disabled])").ClickAsync();
        await page.WaitForElement("#clone-start").ChangeAsync(new ChangeEventArgs { Value = "2032-09-01T14:00" });
        await page.WaitForElement("dialog fieldset input:not([checked])").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.WaitForElement("[data-testid=confirm-clone]:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("2 sessions were made, with their codes.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Campaign_AddedAndMadeAgain_IsListedWithItsSessions()
    {
        await AddAsync("page-3");
        using var context = Context();
        var page = context.Open<CampaignsPage>("/campaigns?campaign=mums-club");

        await page.WaitForElement("[data-testid=clone-campaign]:not([disabled])").ClickAsync();
        await page.WaitForElement("#campaign-en").InputAsync(new ChangeEventArgs { Value = "Summer club" });
        await page.WaitForElement("#campaign-zh").InputAsync(new ChangeEventArgs { Value = "夏季俱乐部" });
        await page.WaitForElement("[data-testid=save-campaign]:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("A new campaign with", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("option"), option => option.TextContent.Contains("Summer club", StringComparison.Ordinal)));
    }

    [Fact]
    public void List_NothingMatches_OffersToClear()
    {
        using var context = Context();
        var page = context.Open<CampaignsPage>("/campaigns?month=1999-01&state=cancelled");

        page.WaitForAssertion(() => Assert.Contains("No session matches", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/campaigns", page.WaitForElement(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void Import_AFile_IsLookedAtThenMade()
    {
        using var context = Context();
        var page = context.Open<SessionImportPage>("/campaigns/import");
        page.WaitForElement("#session-file:not([disabled])");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("store,name,start,minutes,seats\nmaple-lane,Spring,2032-07-01 10:00,60,20\nnowhere,Spring,2032-07-01 10:00,60,20\n", "sessions.csv"));
        page.WaitForAssertion(() => Assert.Contains("1 new, 0 there already, 1 rejected.", page.WaitForElement("[data-testid=import-counts]").TextContent, StringComparison.Ordinal));
        Assert.Contains("store: There is no open store “nowhere” of yours.", page.WaitForElement("[data-testid=import-rows]").TextContent, StringComparison.Ordinal);
        page.WaitForElement("[data-testid=import]:not([disabled])").Click();

        page.WaitForAssertion(() => Assert.Contains("1 made with their codes, 0 there already, 1 rejected.", page.WaitForElement("[data-testid=import-counts]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Import_OfBefore_IsListedWithHowItEndedAndItsRejectedRows()
    {
        using var context = Context();
        var before = context.Open<SessionImportPage>("/campaigns/import");
        before.WaitForElement("#session-file:not([disabled])");
        before.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("store,name,start,minutes,seats\nmaple-lane,Autumn,2032-10-01 10:00,60,20\nnowhere,Autumn,2032-10-01 10:00,60,20\n", "autumn.csv"));
        before.WaitForElement("[data-testid=import]:not([disabled])").Click();
        before.WaitForAssertion(() => Assert.Contains("1 made", before.WaitForElement("[data-testid=import-counts]").TextContent, StringComparison.Ordinal));
        var page = context.Open<SessionImportPage>("/campaigns/import");

        page.WaitForAssertion(() => Assert.Contains("autumn.csv", page.WaitForElement("[data-testid=recent-imports]").TextContent, StringComparison.Ordinal));
        page.WaitForElement("[data-testid=recent-imports] button:not([disabled])").Click();

        page.WaitForAssertion(() => Assert.Contains("store: There is no open store “nowhere” of yours.", page.WaitForElement("[data-testid=import-rows]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Campaign_OfAProductLine_IsKeptAndAudited()
    {
        using var context = Context();
        var page = context.Open<CampaignsPage>("/campaigns");

        await page.WaitForElement("[data-testid=add-campaign]:not([disabled])").ClickAsync();
        await page.WaitForElement("#campaign-en").InputAsync(new ChangeEventArgs { Value = "Line club" });
        await page.WaitForElement("#campaign-zh").InputAsync(new ChangeEventArgs { Value = "产品线俱乐部" });
        var line = page.WaitForElement("#campaign-line option:not([value=''])").GetAttribute("value");
        await page.WaitForElement("#campaign-line").ChangeAsync(new ChangeEventArgs { Value = line });
        await page.WaitForElement("[data-testid=save-campaign]:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Line club was saved.", page.Markup, StringComparison.Ordinal));
        var listed = await host.Services.GetRequiredService<CampaignListings>().AllAsync(Scope.Whole, default);
        Assert.Equal(line, Assert.Single(listed, campaign => campaign.Names.En == "Line club").ProductLine);
        Assert.DoesNotContain(await host.Services.GetRequiredService<CampaignListings>().AllAsync(new Scope { ProductLines = [-1] }, default), campaign => campaign.Names.En == "Line club");
    }

    private BunitContext Context() => Pages.Over(
        host, typeof(SessionListings), typeof(CampaignListings), typeof(CampaignEditing), typeof(SessionCreation), typeof(SessionDesk), typeof(SessionPreviews), typeof(SessionImports), typeof(OrganisationListings), typeof(PublishedDefinitions));

    private async Task AddAsync(string key)
    {
        var made = await host.Services.GetRequiredService<SessionDesk>().CreateAsync(
            [new SessionDraft { Key = key, Campaign = "mums-club", Store = "maple-lane", Names = new("Class", "课"), Place = new("Hall", "厅"), TimeZone = "Asia/Shanghai", StartsAt = Start, EndsAt = Start.AddHours(2), Capacity = 10 }],
            Scope.Whole, 1, CancellationToken.None);
        Assert.True(made[0].Created);
    }

    private async Task<(string Action, string Key)> LatestAsync()
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await context.Set<AuditRow>().OrderByDescending(row => row.Id).FirstAsync() is var row ? (row.Action, row.SubjectId) : default;
    }
}
