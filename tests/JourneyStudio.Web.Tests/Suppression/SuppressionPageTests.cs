using Bunit;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Features.Suppression;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Suppression;

/// <summary>The suppression list as an admin works with it: found, added, lifted, and who did it.</summary>
public sealed class SuppressionPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private SuppressionList List => host.Services.GetRequiredService<SuppressionList>();

    [Fact]
    public async Task Find_PartOfAnAddressInAnyCase_ShowsItMasked()
    {
        await List.AddAsync(ChannelKeys.Email, "Plum.Tree@example.com", "", null, default);
        using var context = Context();

        var page = context.Open<SuppressionPage>("/settings/contact/suppression?find=plum.tree");

        Assert.Equal("p•••@example.com", page.Find("tbody td").TextContent);
        Assert.Contains("1 address found", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NothingFits_SaysSoAndOffersAll()
    {
        using var context = Context();

        var page = context.Open<SuppressionPage>("/settings/contact/suppression?find=nobody-at-all");

        Assert.Equal("/settings/contact/suppression", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task List_AddressOfAMember_LeadsToThem()
    {
        var member = await ReadAsync(context => context.Set<MemberRow>().OrderBy(row => row.Id).FirstAsync(row => row.Phone != null));
        await List.AddAsync(ChannelKeys.Sms, member.Phone!, "", null, default);
        using var context = Context();

        var page = context.Open<SuppressionPage>($"/settings/contact/suppression?channel=sms&find={Uri.EscapeDataString(member.Phone!)}");

        Assert.Equal($"/members/{member.PublicId}", page.Find("tbody a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("not an address", "This is not an email address.")]
    [InlineData("twice@example.com", "This address is on the list already.")]
    public async Task Add_WhatCannotBeAdded_SaysWhyAndChangesNothing(string typed, string says)
    {
        await List.AddAsync(ChannelKeys.Email, "TWICE@example.com", "", null, default);
        var before = await List.CountAsync(new SuppressionFilter(), default);
        using var context = Context();
        var page = context.Open<SuppressionPage>("/settings/contact/suppression");

        await page.Find(".page-head button").ClickAsync();
        await page.Find("#suppressed-address").InputAsync(new ChangeEventArgs { Value = typed });
        await page.Find("dialog .primary").ClickAsync();

        Assert.Equal(says, page.Find("dialog [role=alert]").TextContent);
        Assert.Equal(before, await List.CountAsync(new SuppressionFilter(), default));
    }

    [Fact]
    public async Task Add_PhoneNumber_IsKeptWithoutSpacesAndAudited()
    {
        using var context = Context();
        var page = context.Open<SuppressionPage>("/settings/contact/suppression");

        await page.Find(".page-head button").ClickAsync();
        await page.Find("dialog select").ChangeAsync(new ChangeEventArgs { Value = ChannelKeys.Sms });
        await page.Find("#suppressed-address").InputAsync(new ChangeEventArgs { Value = "+86 138 0000-4321" });
        await page.Find("#suppressed-note").InputAsync(new ChangeEventArgs { Value = "called us" });
        await page.Find("dialog .primary").ClickAsync();

        Assert.Empty(page.FindAll("dialog"));
        Assert.Contains("••• 4321", page.Find("[role=status] .banner").TextContent, StringComparison.Ordinal);
        var row = await ReadAsync(context => context.Set<SuppressionRow>().SingleAsync(row => row.Address == "+8613800004321"));
        Assert.Equal((ChannelKeys.Sms, "operator"), (row.Channel, row.Reason));
        Assert.Contains("called us", (await LatestAuditAsync()).Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lift_WithAReason_TakesTheAddressOffAndSaysWhoDidIt()
    {
        await List.AddAsync(ChannelKeys.Email, "back.again@example.com", "", null, default);
        using var context = Context();
        var page = context.Open<SuppressionPage>("/settings/contact/suppression?find=back.again");

        await page.Find("tbody button").ClickAsync();
        Assert.True(page.Find("dialog .primary").HasAttribute("disabled"));
        await page.Find("#lift-note").InputAsync(new ChangeEventArgs { Value = "asked at the counter" });
        await page.Find("dialog .primary").ClickAsync();

        Assert.False(await ReadAsync(context => context.Set<SuppressionRow>().AnyAsync(row => row.Address == "BACK.AGAIN@EXAMPLE.COM")));
        Assert.Equal(("suppression.lift", ChannelKeys.Email), await LatestAuditAsync() is var audit ? (audit.Action, audit.SubjectId) : default);
        Assert.Contains("asked at the counter", page.Find(".changes li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lift_SomebodyWasFaster_SaysSo()
    {
        await List.AddAsync(ChannelKeys.Email, "gone.already@example.com", "", null, default);
        using var context = Context();
        var page = context.Open<SuppressionPage>("/settings/contact/suppression?find=gone.already");
        await page.Find("tbody button").ClickAsync();
        await List.LiftAsync(ChannelKeys.Email, "GONE.ALREADY@EXAMPLE.COM", "", null, default);

        await page.Find("#lift-note").InputAsync(new ChangeEventArgs { Value = "late" });
        await page.Find("dialog .primary").ClickAsync();

        Assert.Contains("Somebody else", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
    }

    private BunitContext Context() => Pages.Over(host, typeof(SuppressionList));

    private Task<AuditRow> LatestAuditAsync() => ReadAsync(context => context.Set<AuditRow>().OrderByDescending(row => row.Id).FirstAsync());

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
