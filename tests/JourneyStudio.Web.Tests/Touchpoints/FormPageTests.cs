using System.Net;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Touchpoints;

public sealed class FormPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly Workspace workspace = new(host);

    [Fact]
    [Trait("Semantics", "trigger.form")]
    public async Task Submit_CompleteForm_WritesMemberChildConsentAndEvent()
    {
        using var phone = new Phone(host);
        await ReachFormAsync(phone, "138 0000 0101");

        await phone.SendAsync("/t/form/signup", Answers("138 0000 0101"));

        Assert.Equal(HttpStatusCode.OK, phone.Status);
        Assert.Contains("Your place is saved", phone.Page, StringComparison.Ordinal);
        var member = await workspace.MemberAsync("+8613800000101");
        Assert.Equal("Yun Duoduo", member.Name);
        Assert.Single(await workspace.ReadAsync(c => c.Set<ChildRow>().Where(row => row.MemberId == member.Id && row.DueDate != null).ToListAsync()));
        Assert.Contains(await workspace.ReadAsync(c => c.Set<MemberConsentRow>().Where(row => row.MemberId == member.Id).ToListAsync()), row => row is { Channel: "email", Purpose: "service", Granted: true });
        Assert.DoesNotContain(await workspace.ReadAsync(c => c.Set<MemberConsentRow>().Where(row => row.MemberId == member.Id).ToListAsync()), row => row.Purpose == "marketing");
        Assert.Equal(1, await SubmissionsAsync(member.Id));
    }

    [Fact]
    public async Task Submit_Twice_CountsOnce()
    {
        using var phone = new Phone(host);
        await ReachFormAsync(phone, "138 0000 0102");
        using var again = new Phone(host);
        await again.OpenAsync("/t/privacy");
        var (link, instance) = (Value(phone, "k"), Value(phone, "instance"));
        await phone.SendAsync("/t/form/signup", Answers("138 0000 0102"));

        await again.SendAsync("/t/form/signup", [.. Answers("138 0000 0102"), ("k", link), ("instance", instance)]);

        Assert.Contains("Your place is saved", again.Page, StringComparison.Ordinal);
        Assert.Equal(1, await SubmissionsAsync((await workspace.MemberAsync("+8613800000102")).Id));
    }

    [Fact]
    public async Task Submit_WrongAnswers_ShowsThemAtTheFieldsAndKeepsTheRest()
    {
        using var phone = new Phone(host, "zh-CN");
        await ReachFormAsync(phone, "138 0000 0103");

        await phone.SendAsync("/t/form/signup", ("name", "云朵朵"), ("phone", "138 0000 000"), ("baby", "born"), ("birthDate", "2999-01-01"));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        Assert.Contains("少了一位数字，手机号应为 11 位。", phone.Page, StringComparison.Ordinal);
        Assert.Contains("这一天还没有到", phone.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"云朵朵\"", phone.Page, StringComparison.Ordinal);
        Assert.Equal(0, await SubmissionsAsync((await workspace.MemberAsync("+8613800000103")).Id));
    }

    [Fact]
    public async Task Submit_NumberOfAnotherMember_IsRefusedAtTheField()
    {
        using var phone = new Phone(host);
        await ReachFormAsync(phone, "138 0000 0104");

        await phone.SendAsync("/t/form/signup", Answers("100 0000 0001"));

        Assert.Contains("belongs to another membership", phone.Page, StringComparison.Ordinal);
        Assert.Equal(0, await SubmissionsAsync((await workspace.MemberAsync("+8613800000104")).Id));
    }

    [Fact]
    public async Task Open_Form_TicksNothingBeforehandAndShowsNothingOfTheMember()
    {
        using var phone = new Phone(host);
        var member = await workspace.ReadAsync(c => c.Set<MemberRow>().AsNoTracking().FirstAsync());

        await phone.OpenAsync(workspace.Links.Form(member.PublicId, "signup", Workspace.Session, Workspace.Now));

        Assert.Equal(HttpStatusCode.OK, phone.Status);
        Assert.DoesNotContain("checked", phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Name, phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Phone![^4..], phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TamperedLink_SaysWhatToDo()
    {
        using var phone = new Phone(host);
        var link = workspace.Links.Form("somebody", "signup", Workspace.Session, Workspace.Now);

        await phone.OpenAsync(link[..^3] + (link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA"));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        Assert.Contains("This link does not work", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ExpiredLink_SaysWhatToDo()
    {
        using var phone = new Phone(host);

        await phone.OpenAsync(workspace.Links.Form("somebody", "signup", Workspace.Session, Workspace.Now.AddYears(-1)));

        Assert.Equal(HttpStatusCode.Gone, phone.Status);
        Assert.Contains("This link has run out", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LinkOfAnotherForm_IsRefused()
    {
        using var phone = new Phone(host);

        await phone.OpenAsync(workspace.Links.Form("somebody", "walkin", Workspace.Session, Workspace.Now).Replace("/walkin", "/signup", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
    }

    [Fact]
    public async Task Open_FormWithoutQuestions_IsRefused()
    {
        var nothing = new LocalText("", "");
        await workspace.SaveAsync(context => context.Add(new FormRow { Key = "unwritten", Names = nothing, Intro = nothing, Fields = "[]", Submit = nothing, Thanks = nothing }));
        using var phone = new Phone(host);

        await phone.OpenAsync(workspace.Links.Form("somebody", "unwritten", Workspace.Session, Workspace.Now));

        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
    }

    private async Task ReachFormAsync(Phone phone, string number)
    {
        var code = await workspace.CodeAsync("signup");
        await phone.OpenAsync($"/q/{code}");
        await phone.SendAsync($"/q/{code}", ("phone", number));
        await phone.OpenAsync(phone.Next());
    }

    private Task<int> SubmissionsAsync(long member) =>
        workspace.ReadAsync(context => context.Set<EventRow>().CountAsync(row => row.MemberId == member && row.Name == "form.submitted"));

    private static string Value(Phone phone, string field) =>
        System.Text.RegularExpressions.Regex.Match(phone.Page, $"name=\"{field}\" value=\"([^\"]*)\"").Groups[1].Value;

    private static (string, string)[] Answers(string phone) =>
    [
        ("name", "Yun Duoduo"), ("phone", phone), ("baby", "expecting"), ("dueDate", Workspace.Now.AddDays(100).ToString("yyyy-MM-dd")), ("guardian", "on"), ("service", "on"),
    ];
}
