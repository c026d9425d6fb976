using Bunit;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Features.Members;
using JourneyStudio.Web.Features.Segments;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Members;

/// <summary>The list of members, filtered by a rule that stands in the address.</summary>
public sealed class MembersPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Buyers = """{"order":{"status":"paid"}}""";

    [Fact]
    public async Task Rule_InTheAddress_FiltersTheListAndSaysSo()
    {
        using var context = Context();
        var page = context.Open<MembersPage>(Address(Buyers));

        page.WaitForAssertion(() => Assert.Equal("Has a paid order", page.Find("[data-testid=filter-sentence]").TextContent));
        var buyers = await ReadAsync(stored => stored.Set<MemberRow>().CountAsync(member => member.State == "active" && member.StaffId == null
            && stored.Set<JourneyStudio.Storage.Purchases.OrderRow>().Any(order => order.MemberId == member.Id && order.Status == "paid")));
        page.WaitForAssertion(() => Assert.StartsWith(buyers.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), page.Find(".page-head p").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == $"/segments/new?rule={Uri.EscapeDataString("""{"order":{"status":"paid"},"atLeast":1}""")}");
    }

    [Fact]
    public async Task Filter_MadeWithTheBuilder_StandsInTheAddressWhenItIsWhole()
    {
        using var context = Context();
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        var page = context.Open<MembersPage>("/members");
        await page.WaitForElement("#member-filter").ClickAsync();
        await page.Find("#members-rule .group .row:last-child button").ClickAsync();
        Assert.DoesNotContain("rule=", navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("still to be chosen", page.Find(".hint").TextContent, StringComparison.Ordinal);

        await page.Find(".rule select").ChangeAsync(new ChangeEventArgs { Value = "order" });
        page.WaitForAssertion(() => Assert.Contains("rule=", navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("on", page.Find("#member-filter").TextContent, StringComparison.Ordinal));

        await page.FindAll("#members-rule-panel button").First(button => button.TextContent == "Clear filter").ClickAsync();
        page.WaitForAssertion(() => Assert.DoesNotContain("rule=", navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"tag":"of-nobody"}""")]
    [InlineData("""{"property":"form","op":"isSet"}""")]
    [InlineData("""{"attribute":"name","op":"is","value":"\ud83d"}""")]
    [InlineData("{\"all\":[")]
    [InlineData("{\"all\":[],\"all\":[{\"tag\":\"a\"}]}")]
    public void Rule_ThatCannotBeUsed_IsSaidAndFiltersNothing(string rule)
    {
        using var context = Context();

        var page = context.Open<MembersPage>(Address(rule));

        page.WaitForAssertion(() => Assert.Contains("cannot be used", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("table.members"));
    }

    [Fact]
    public void Rule_StoredWithoutItsDefaults_IsShownWithThem()
    {
        using var context = Context();
        var page = context.Open<MembersPage>(Address("""{"all":[{"tag":"signed-up","scope":"any"},{"order":{}}]}"""));

        page.WaitForElement("#member-filter").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find(".rule[data-rule=tag] select[aria-label='Has it or not']").GetAttribute("value")));
        Assert.Equal("paid", page.Find(".rule[data-rule=order] select[aria-label='Order state']").GetAttribute("value"));
    }

    [Fact]
    public void Segment_BegunFromAFilter_HasItsRule()
    {
        using var context = Context();

        var page = context.Open<SegmentPage>($"/segments/new?rule={Uri.EscapeDataString(Buyers)}", builder => builder.Add(one => one.Key, "new"));

        page.WaitForAssertion(() => Assert.Equal("Has a paid order", page.Find(".says p").TextContent));
    }

    private static string Address(string rule) => $"/members?rule={Uri.EscapeDataString(rule)}";

    private BunitContext Context() => Pages.Over(host, typeof(MemberListings), typeof(MemberFilters), typeof(ContentNaming), typeof(WorkspaceContents), typeof(SegmentListings), typeof(SegmentDesk), typeof(AudiencePreviews));

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
