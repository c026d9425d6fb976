using System.Net;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Touchpoints;

public sealed class ScanPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly Workspace workspace = new(host);

    [Fact]
    [Trait("Semantics", "trigger.qr")]
    public async Task Scan_UnknownNumber_MakesAMemberRaisesTheEventAndCountsTheCode()
    {
        using var phone = new Phone(host);
        var code = await workspace.CodeAsync("signup");
        await phone.OpenAsync($"/q/{code}");

        await phone.SendAsync($"/q/{code}", ("phone", "139 0000 0201"));

        Assert.Contains("The form is on its way", phone.Page, StringComparison.Ordinal);
        var member = await workspace.MemberAsync("+8613900000201");
        Assert.Equal("en", member.Language);
        Assert.NotNull(member.StoreId);
        var properties = await workspace.ReadAsync(context => context.Set<EventRow>().Where(row => row.MemberId == member.Id && row.Name == "qr.scanned").Select(row => row.Properties).SingleAsync());
        Assert.Contains("\"purpose\":\"signup\"", properties, StringComparison.Ordinal);
        Assert.Contains("\"session\":\"club-maple-lane\"", properties, StringComparison.Ordinal);
        Assert.True(await workspace.ReadAsync(context => context.Set<QrCodeRow>().AnyAsync(row => row.PublicId == code && row.Scans > 0)));
    }

    [Fact]
    [Trait("Semantics", "trigger.qr")]
    public async Task Scan_RecognisedPhone_AsksForNoNumber()
    {
        using var phone = new Phone(host);
        var code = await workspace.CodeAsync("signup");
        await phone.OpenAsync($"/q/{code}");
        await phone.SendAsync($"/q/{code}", ("phone", "139 0000 0202"));

        await phone.OpenAsync($"/q/{code}");

        Assert.Contains("ending in 0202", phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"tel\"", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckIn_NotSignedUp_OffersTheWalkInForm()
    {
        using var phone = new Phone(host);
        var code = await workspace.CodeAsync("checkin");
        await phone.OpenAsync($"/q/{code}");

        await phone.SendAsync($"/q/{code}", ("phone", "139 0000 0203"));

        Assert.Contains("Welcome, walk-ins too", phone.Page, StringComparison.Ordinal);
        Assert.StartsWith("/t/form/walkin?k=", phone.Next(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signed-up", "You are checked in")]
    [InlineData("checked-in", "You are checked in already")]
    public async Task CheckIn_KnownToTheSession_SaysHowItStands(string tag, string title)
    {
        var number = tag == "signed-up" ? "100 0000 0003" : "100 0000 0004";
        var member = await workspace.MemberAsync("+86" + number.Replace(" ", "", StringComparison.Ordinal));
        await workspace.SaveAsync(context => context.Add(new MemberTagRow { MemberId = member.Id, Tag = tag, Scope = Workspace.Session, At = Workspace.Now }));
        using var phone = new Phone(host);
        var code = await workspace.CodeAsync("checkin");
        await phone.OpenAsync($"/q/{code}");

        await phone.SendAsync($"/q/{code}", ("phone", number));

        Assert.Contains($"<title>{title}</title>", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckIn_LongBeforeTheSession_SaysNotOpenYet()
    {
        using var phone = new Phone(host);

        await phone.OpenAsync($"/q/{await workspace.CodeAsync("checkin", "club-harbour")}");

        Assert.Contains("Not open yet", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_SessionOverOrFull_RaisesNothing()
    {
        await workspace.SaveAsync(context =>
        {
            foreach (var (key, capacity, days) in new[] { ("over", 10, -2), ("full", 0, 1) })
            {
                context.Add(new SessionRow
                {
                    Key = key,
                    Store = "maple-lane",
                    Names = new(key, key),
                    Place = new("Here", "这里"),
                    TimeZone = "Asia/Shanghai",
                    StartsAt = Workspace.Now.AddDays(days),
                    EndsAt = Workspace.Now.AddDays(days).AddHours(2),
                    Capacity = capacity,
                });
                context.Add(new QrCodeRow { PublicId = key, Purpose = "signup", Session = key });
            }
        });
        using var phone = new Phone(host);
        await phone.OpenAsync("/q/over");
        Assert.Contains("This meeting is over", phone.Page, StringComparison.Ordinal);
        await phone.OpenAsync("/q/full");

        await phone.SendAsync("/q/full", ("phone", "139 0000 0205"));

        Assert.Contains("This meeting is full", phone.Page, StringComparison.Ordinal);
        Assert.False(await workspace.ReadAsync(context => context.Set<EventRow>().AnyAsync(row => row.Properties!.Contains("\"full\""))));
    }

    [Fact]
    public async Task Scan_UnknownCode_SaysSo()
    {
        using var phone = new Phone(host);

        await phone.OpenAsync("/q/nosuchcode");

        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        Assert.Contains("We do not know this code", phone.Page, StringComparison.Ordinal);
    }
}
