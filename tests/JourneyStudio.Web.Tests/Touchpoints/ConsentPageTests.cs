using System.Net;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Touchpoints;

/// <summary>SEMANTICS, "Messages": marketing needs its own consent; the ledger keeps every grant and withdrawal; one click ends it.</summary>
public sealed class ConsentPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly Workspace workspace = new(host);

    [Fact]
    public async Task Open_UnsubscribeLink_OnlyAsks()
    {
        var member = await MemberAsync(11);
        using var phone = new Phone(host);

        await phone.OpenAsync(Unsubscribe(member));

        Assert.Contains("No more offers?", phone.Page, StringComparison.Ordinal);
        Assert.True(await GrantedAsync(member));
    }

    [Fact]
    public async Task Post_OneClickWithoutCookies_WithdrawsOnceAndSaysOk()
    {
        var member = await MemberAsync(12);
        using var mailProgram = host.CreateClient();
        for (var i = 0; i < 2; i++)
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await mailProgram.PostAsync(new Uri(Unsubscribe(member), UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.False(await GrantedAsync(member));
        Assert.Equal(["unsubscribe"], await LedgerAsync(member, granted: false));
        Assert.Equal(1, await EventsAsync(member, "consent.withdrawn"));
    }

    [Fact]
    public async Task Post_AlteredLink_IsRefused()
    {
        var member = await MemberAsync(13);
        using var mailProgram = host.CreateClient();
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        using var answer = await mailProgram.PostAsync(new Uri(Unsubscribe(member)[..^4] + "AAAA", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await GrantedAsync(member));
    }

    [Fact]
    public async Task Preferences_UntickedAndTickedAgain_StandInTheLedger()
    {
        var member = await MemberAsync(14);
        var page = new Uri(workspace.Links.Preferences(member.PublicId, Workspace.Now)).PathAndQuery;
        using var phone = new Phone(host);
        await phone.OpenAsync(page);

        await phone.SendAsync("/t/preferences");
        Assert.Contains("Saved", phone.Page, StringComparison.Ordinal);
        Assert.False(await GrantedAsync(member));
        await phone.SendAsync("/t/preferences", ("channel", ChannelKeys.Email));

        Assert.True(await GrantedAsync(member));
        Assert.Equal(["preferences"], await LedgerAsync(member, granted: false));
        Assert.Contains("preferences", await LedgerAsync(member, granted: true));
        Assert.Equal(1, await EventsAsync(member, "consent.granted"));
    }

    [Fact]
    public async Task Preferences_InChinese_SpeakChinese()
    {
        var member = await MemberAsync(15);
        using var phone = new Phone(host, "zh-CN");

        await phone.OpenAsync(new Uri(workspace.Links.Preferences(member.PublicId, Workspace.Now)).PathAndQuery);

        Assert.Contains("您想接收什么", phone.Page, StringComparison.Ordinal);
    }

    private string Unsubscribe(MemberRow member) => new Uri(workspace.Links.Unsubscribe(member.PublicId, ChannelKeys.Email, Workspace.Now)).PathAndQuery;

    /// <summary>A sample member who has agreed to marketing mails.</summary>
    private async Task<MemberRow> MemberAsync(int number)
    {
        var member = await workspace.ReadAsync(context => context.Set<MemberRow>().AsNoTracking().SingleAsync(row => row.ExternalId == $"M{number:D7}"));
        await workspace.ReadAsync(async context =>
        {
            await ConsentLedger.SetAsync(context, member.Id, new Consent(ChannelKeys.Email, MessagePurpose.Marketing), granted: true, "form:test", Workspace.Now, default);
            return await context.SaveChangesAsync();
        });
        return member;
    }

    private Task<bool> GrantedAsync(MemberRow member) => workspace.ReadAsync(context => context.Set<MemberConsentRow>()
        .AnyAsync(row => row.MemberId == member.Id && row.Channel == ChannelKeys.Email && row.Purpose == ConsentPurposes.Marketing && row.Granted));

    private Task<List<string>> LedgerAsync(MemberRow member, bool granted) => workspace.ReadAsync(context => context.Set<ConsentEntryRow>()
        .Where(row => row.MemberId == member.Id && row.Channel == ChannelKeys.Email && row.Granted == granted).OrderBy(row => row.At).Select(row => row.Source).ToListAsync());

    private Task<int> EventsAsync(MemberRow member, string name) =>
        workspace.ReadAsync(context => context.Set<EventRow>().CountAsync(row => row.MemberId == member.Id && row.Name == name));
}
