using System.Net;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Web.Shared.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Touchpoints;

public sealed class CouponPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly Workspace workspace = new(host);

    [Fact]
    public async Task Claim_FromTwoPhonesAtOnce_WinsOnce()
    {
        var (page, instance, _) = await workspace.IssueAsync(1);
        var before = await ClaimedAsync();
        using var one = new Phone(host);
        using var other = new Phone(host);
        await one.OpenAsync(page);
        await other.OpenAsync(page);

        await Task.WhenAll(one.SendAsync("/t/coupon"), other.SendAsync("/t/coupon"));

        Assert.All([one, other], phone => Assert.Contains("Show this at the till", phone.Page, StringComparison.Ordinal));
        Assert.Equal(1, await EventsAsync("coupon.claimed", instance));
        Assert.Equal(before + 1, await ClaimedAsync());
    }

    [Fact]
    public async Task Claim_NoStockLeft_LeavesTheCouponUnclaimed()
    {
        var (page, instance, _) = await workspace.IssueAsync(2);
        using var phone = new Phone(host);
        await phone.OpenAsync(page);
        var stock = await StockAsync(await ClaimedAsync());

        await phone.SendAsync("/t/coupon");

        await StockAsync(stock);
        Assert.Contains("All gone", phone.Page, StringComparison.Ordinal);
        Assert.Equal(0, await EventsAsync("coupon.claimed", instance));
        Assert.Equal(CouponStates.Issued, (await FindAsync(instance)).State);
    }

    [Fact]
    public async Task Open_PastItsValidity_SaysExpired()
    {
        var (page, _, _) = await workspace.IssueAsync(3, Workspace.Now.AddHours(-1));
        using var phone = new Phone(host);

        await phone.OpenAsync(page);

        Assert.Contains("Expired", phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Claim the coupon", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redeem_WithTheStoresCode_WinsOnce()
    {
        var (till, instance) = await ClaimedCouponAsync(4);
        using var phone = new Phone(host);
        await phone.OpenAsync(till);

        await phone.SendAsync("/t/redeem", ("store", "harbour"), ("pin", Pin("harbour")));

        Assert.Contains("Redeemed just now", phone.Page, StringComparison.Ordinal);
        await phone.OpenAsync(till);
        Assert.Contains("Used before", phone.Page, StringComparison.Ordinal);
        Assert.Equal(1, await EventsAsync("coupon.redeemed", instance));
    }

    [Fact]
    public async Task Redeem_CodeOfAnotherStore_IsRefusedAndSoonStopped()
    {
        var (till, instance) = await ClaimedCouponAsync(5);
        using var phone = new Phone(host);
        await phone.OpenAsync(till);
        for (var i = 0; i < 5; i++)
            await phone.SendAsync("/t/redeem", ("store", "harbour"), ("pin", Pin("maple-lane")));
        Assert.Contains("not the code of that store", phone.Page, StringComparison.Ordinal);

        await phone.SendAsync("/t/redeem", ("store", "harbour"), ("pin", Pin("harbour")));

        Assert.Contains("Too many wrong codes", phone.Page, StringComparison.Ordinal);
        Assert.Equal(CouponStates.Claimed, (await FindAsync(instance)).State);
    }

    [Fact]
    public async Task Open_CouponOfAnotherMember_IsRefused()
    {
        var (_, instance, _) = await workspace.IssueAsync(6);
        using var phone = new Phone(host);

        await phone.OpenAsync(workspace.Links.Coupon("somebody-else", instance, Workspace.Session, Workspace.Now));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
    }

    [Fact]
    public async Task Open_CouponLinkAtTheTill_IsRefused()
    {
        var (page, _, _) = await workspace.IssueAsync(7);
        using var phone = new Phone(host);

        await phone.OpenAsync(page.Replace("/t/coupon", "/t/redeem", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
    }

    private async Task<(string Till, string Instance)> ClaimedCouponAsync(int number)
    {
        var (page, instance, member) = await workspace.IssueAsync(number);
        using var phone = new Phone(host);
        await phone.OpenAsync(page);
        await phone.SendAsync("/t/coupon");
        return (workspace.Links.Redeem(member, instance, "", Workspace.Now), instance);
    }

    private string Pin(string store) => host.Services.GetRequiredService<StorePins>().Of(store);

    private Task<CouponInstanceRow> FindAsync(string instance) => workspace.ReadAsync(context => context.Set<CouponInstanceRow>().AsNoTracking().SingleAsync(row => row.EffectKey == instance));

    private Task<int> ClaimedAsync() => workspace.ReadAsync(context => context.Set<CouponRow>().Select(row => row.Claimed).SingleAsync());

    private Task<int> EventsAsync(string name, string instance) =>
        workspace.ReadAsync(context => context.Set<EventRow>().CountAsync(row => row.Name == name && row.Properties!.Contains($"\"{instance}\"")));

    private Task<int?> StockAsync(int? stock) => workspace.ReadAsync(async context =>
    {
        var row = await context.Set<CouponRow>().SingleAsync();
        var before = row.Stock;
        row.Stock = stock;
        await context.SaveChangesAsync();
        return before;
    });
}
