using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.IntegrationTests.Organisation;

public sealed class CampaignLineTestsOnSqlite() : CampaignLineTests(Provider.Sqlite);

public sealed class CampaignLineTestsOnPostgreSql() : CampaignLineTests(Provider.PostgreSql);

/// <summary>MISSION B4, B5: a campaign of a product line, and its sessions, are seen and changed by the people of that line alone; one of no line is everybody's.</summary>
public abstract class CampaignLineTests(Provider provider)
{
    private static readonly Scope Milk = new() { ProductLines = [3] };

    [Fact]
    public async Task Lists_OfALine_HaveItsCampaignsAndThoseOfNone()
    {
        await using var studio = await OpenAsync();
        foreach (var (scope, campaigns, sessions) in new[]
        {
            (Scope.Whole, "care milk open", "s-care s-milk s-none s-open"),
            (Milk, "milk open", "s-milk s-none s-open"),
            (new Scope { ProductLines = [] }, "open", "s-none s-open"),
            (new Scope { Units = [1], ProductLines = [3] }, "milk open", "s-milk s-none s-open"),
            (new Scope { Units = [9], ProductLines = [3] }, "milk open", ""),
        })
        {
            var filter = new SessionFilter { Scope = scope };
            var listed = await studio.Get<SessionListings>().PageAsync(filter, null, 50, studio.Clock.Now, default);

            Assert.Equal(campaigns, Keys((await studio.Get<CampaignListings>().AllAsync(scope, default)).Select(campaign => campaign.Key)));
            Assert.Equal(sessions, Keys(listed.Select(item => item.Session.Key)));
            Assert.Equal(listed.Count, await studio.Get<SessionListings>().CountAsync(filter, studio.Clock.Now, default));
        }
        Assert.Null(await studio.Get<SessionListings>().FindAsync("s-care", Milk, default));
        Assert.Equal(1, (await studio.Get<CampaignListings>().AllAsync(Milk, default)).Single(campaign => campaign.Key == "milk").Sessions);
    }

    [Fact]
    public async Task Acts_OnTheCampaignOfAnotherLine_AreRefusedAsIfItWereNotThere()
    {
        await using var studio = await OpenAsync();
        var (editing, desk) = (studio.Get<CampaignEditing>(), studio.Get<SessionDesk>());

        Assert.Equal("session.campaign", Assert.Single(await editing.ChangeAsync("care", new("Mine", "我的"), null, Milk, 42, studio.Clock.Now, default)).Code);
        Assert.Equal(("upsert.product-line", "productLine"), Assert.Single(await editing.ChangeAsync("milk", new("Milk", "奶粉"), "care", Milk, 42, studio.Clock.Now, default)) is var gone ? (gone.Code, gone.Field) : default);
        Assert.Equal("upsert.product-line", (await editing.CreateAsync(new("New", "新"), "care", Milk, 42, studio.Clock.Now, default)).Problems[0].Code);
        Assert.Equal("campaign.no-sessions", (await desk.CloneCampaignAsync("care", new("Again", "再来"), 7, Milk, 42, default)).Problems[0].Code);
        Assert.Equal("session.unknown", Assert.Single(await desk.CancelAsync("s-care", "", Milk, 42, default)).Code);
        Assert.Equal("session.campaign", Assert.Single(Assert.Single(await desk.CreateAsync([Draft("s-new", "care")], Milk, 42, default)).Problems).Code);
    }

    [Fact]
    public async Task Clone_OfACampaign_IsOfTheSameLine()
    {
        await using var studio = await OpenAsync();

        var made = (await studio.Get<SessionDesk>().CloneCampaignAsync("milk", new("Again", "再来"), 7, Milk, 42, default)).Value;

        Assert.Equal("milk", studio.Value($"select product_line from campaign where key = '{made.Campaign}'"));
        Assert.Empty(await studio.Get<CampaignEditing>().ChangeAsync(made.Campaign, new("Again", "再来"), null, Milk, 42, studio.Clock.Now, default));
        Assert.Null(studio.Value($"select product_line from campaign where key = '{made.Campaign}'"));
    }

    private static string Keys(IEnumerable<string> keys) => string.Join(' ', keys.Order(StringComparer.Ordinal));

    private static SessionDraft Draft(string key, string? campaign) => new()
    {
        Key = key,
        Campaign = campaign,
        Store = "maple",
        Names = new("Class", "课"),
        Place = new("Hall", "厅"),
        TimeZone = "Asia/Shanghai",
        StartsAt = RuntimeStudio.Start.AddDays(5),
        EndsAt = RuntimeStudio.Start.AddDays(5).AddHours(2),
        Capacity = 10,
    };

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using (var context = studio.Storage.Context())
        {
            context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/", TimeZone = "Asia/Shanghai" });
            context.AddRange(new ProductLineRow { Id = 3, Key = "milk", Names = new("Milk", "奶粉") }, new ProductLineRow { Id = 4, Key = "care", Names = new("Care", "护理") });
            context.AddRange(new CampaignRow { Key = "milk", Names = new("Milk", "奶粉"), ProductLine = "milk" }, new CampaignRow { Key = "care", Names = new("Care", "护理"), ProductLine = "care" }, new CampaignRow { Key = "open", Names = new("Open", "开放") });
            await context.SaveChangesAsync();
        }
        var made = await studio.Get<SessionDesk>().CreateAsync([Draft("s-milk", "milk"), Draft("s-care", "care"), Draft("s-open", "open"), Draft("s-none", null)], Scope.Whole, 42, default);
        Assert.All(made, session => Assert.True(session.Created));
        return studio;
    }
}
