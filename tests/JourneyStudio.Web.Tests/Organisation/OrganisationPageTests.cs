using System.Globalization;
using Bunit;
using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Web.Features.Organisation;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Organisation;

/// <summary>MISSION B4 on the pages: the tree is changed, people are put to work, and what they have is handed over.</summary>
public sealed class OrganisationPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Unit_AddedChangedMovedAndClosed_StandsInTheTreeAndInTheAudit()
    {
        using var context = Context();
        var page = Open(context, "east");

        await ClickAsync(page, "add-unit");
        await TypeAsync(page, "#unit-en", "Test corner");
        await TypeAsync(page, "#unit-zh", "测试角");
        await ClickAsync(page, "save-unit");
        page.WaitForAssertion(() => Assert.Contains("Test corner was saved.", page.Markup, StringComparison.Ordinal));
        var key = await KeyAsync("Test corner");
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/settings/organisation?unit={key}");
        page.WaitForAssertion(() => Assert.Equal("Test corner", page.WaitForElement("#unit-name").TextContent));

        await ClickAsync(page, "move-unit");
        await page.WaitForElement("#move-below").ChangeAsync(new ChangeEventArgs { Value = (await UnitAsync("headquarters")).Id.ToString(CultureInfo.InvariantCulture) });
        await ClickAsync(page, "confirm-move");
        page.WaitForAssertion(() => Assert.Contains("Test corner was moved, with all below it.", page.Markup, StringComparison.Ordinal));
        Assert.Equal((await UnitAsync("headquarters")).Id, (await UnitAsync(key)).ParentId);

        await ClickAsync(page, "close-unit");
        page.WaitForAssertion(() => Assert.Contains("Test corner is closed.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("unit.close", key), await LatestAsync());
    }

    [Fact]
    public async Task Close_WherePeopleWork_IsRefusedWithTheReason()
    {
        using var context = Context();
        var page = Open(context, "maple-lane");

        await ClickAsync(page, "close-unit");

        page.WaitForAssertion(() => Assert.Contains("People work there.", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Tree_OfUnits_IsOneStopForTheKeysWithLevels()
    {
        using var context = Context();
        var page = Open(context, "maple-lane");

        page.WaitForAssertion(() => Assert.Equal("0", page.WaitForElement("[role=treeitem][data-key=maple-lane]").GetAttribute("tabindex")));
        Assert.Single(page.FindAll("[role=treeitem][tabindex='0']"));
        Assert.Equal("1", page.WaitForElement("[role=treeitem][data-key=headquarters]").GetAttribute("aria-level"));
        Assert.Equal("true", page.WaitForElement("[role=treeitem][data-key=headquarters]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Staff_Added_WorksAtTheUnit()
    {
        using var context = Context();
        var page = Open(context, "harbour");

        await ClickAsync(page, "add-staff");
        await TypeAsync(page, "#staff-en", "New Guide");
        await TypeAsync(page, "#staff-zh", "新导购");
        await ClickAsync(page, "save-staff");

        page.WaitForAssertion(() => Assert.Contains("New Guide was saved.", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("New Guide", page.WaitForElement("[data-testid=unit] table").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProductLine_Added_IsListed()
    {
        using var context = Context();
        var page = Open(context, "headquarters");

        await ClickAsync(page, "add-line");
        await TypeAsync(page, "#line-en", "Night care");
        await TypeAsync(page, "#line-zh", "夜间护理");
        await ClickAsync(page, "save-line");

        page.WaitForAssertion(() => Assert.Contains("Night care was saved.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandOver_ToColleagues_IsForetoldAndBegun()
    {
        var store = await UnitAsync("maple-lane");
        await host.Services.GetRequiredService<StaffEditing>().SaveAsync(null, new StaffDraft(store.Id, "guide", new("Leaving Guide", "离职导购"), null, null), 1, CancellationToken.None);
        await using var reading = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var key = (await reading.Set<StaffRow>().Where(row => row.OrgUnitId == store.Id).ToListAsync()).Single(row => row.Names.En == "Leaving Guide").Key;
        using var context = Context();
        var page = context.Open<HandoverPage>($"/settings/organisation/hand-over?from={key}");

        page.WaitForAssertion(() => Assert.Contains("Members", page.WaitForElement("[data-testid=handover-counts]").TextContent, StringComparison.Ordinal));
        await page.WaitForElement("[data-testid=hand-over]:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Leaving Guide", page.WaitForElement("[data-testid=handovers] table").TextContent, StringComparison.Ordinal));
        Assert.False(await reading.Set<StaffRow>().Where(row => row.Key == key).Select(row => row.Active).SingleAsync());
    }

    private BunitContext Context() => Pages.Over(host, typeof(OrganisationListings), typeof(UnitEditing), typeof(StaffEditing), typeof(ProductLineEditing), typeof(Handovers), typeof(HandoverDesk));

    private static IRenderedComponent<OrganisationPage> Open(BunitContext context, string unit) => context.Open<OrganisationPage>($"/settings/organisation?unit={unit}");

    private static Task ClickAsync(IRenderedComponent<OrganisationPage> page, string id) => page.WaitForElement($"[data-testid={id}]:not([disabled])").ClickAsync();

    private static Task TypeAsync(IRenderedComponent<OrganisationPage> page, string field, string text) => page.WaitForElement(field).InputAsync(new ChangeEventArgs { Value = text });

    private async Task<OrgUnitRow> UnitAsync(string key)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await context.Set<OrgUnitRow>().AsNoTracking().SingleAsync(row => row.Key == key);
    }

    private async Task<string> KeyAsync(string name) => (await host.Services.GetRequiredService<OrganisationListings>().UnitsAsync(CancellationToken.None)).Single(unit => unit.Names.En == name).Key;

    private async Task<(string Action, string Key)> LatestAsync()
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await context.Set<AuditRow>().OrderByDescending(row => row.Id).FirstAsync() is var row ? (row.Action, row.SubjectId) : default;
    }
}
