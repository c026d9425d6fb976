using System.Net;
using System.Text.RegularExpressions;
using Bunit;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Features.People;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.People;

/// <summary>People are invited by a link, given roles and places, signed out and sent away.</summary>
public sealed partial class PeoplePageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Chosen = "four words make one";

    [Fact]
    public async Task Invite_ANewPerson_LetsThemInByTheLinkOnceAndShowsThemTheirBranchAlone()
    {
        using var context = Context();
        var page = Open(context);

        await page.WaitForElement("[data-testid=invite]:not([disabled])").ClickAsync();
        await page.WaitForElement("#person-account").InputAsync(new ChangeEventArgs { Value = "xiao.sample" });
        await page.Find("#person-name").InputAsync(new ChangeEventArgs { Value = "Xiao Sample" });
        await Choice(page, "Store manager").ChangeAsync(new ChangeEventArgs { Value = true });
        await Choice(page, "Harbour store").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("[data-testid=save-person]").ClickAsync();
        var link = new Uri(page.WaitForElement("[data-testid=link]").TextContent).PathAndQuery;

        Assert.Equal("/sign-in", await JoinAsync(link));
        Assert.Equal("/join", await JoinAsync(link));
        using var client = await SignInAsync("xiao.sample", Chosen);
        Assert.Equal("/members", await LandAsync(client, "/"));
        Assert.Equal("/no-permission", await LandAsync(client, "/journeys"));
        var access = await OfAsync("xiao.sample");
        Assert.Equal("store-manager", Assert.Single(access.Roles));
        Assert.Single(access.Scope.Units!);
        Assert.Contains("Xiao Sample", page.Markup, StringComparison.Ordinal);
        await using var stored = Stored();
        Assert.Equal(["user.give", "user.invite", "user.join", "user.sign-in"], await stored.Set<AuditRow>().Where(row => row.SubjectId == "xiao.sample").OrderBy(row => row.Id).Select(row => row.Action).ToListAsync());
    }

    [Fact]
    public async Task Scenarios_AreAskedForBeforePublishing_AndWhatIsNoPercentageIsRefused()
    {
        using var context = Context();
        var page = Open(context);
        var requirements = host.Services.GetRequiredService<ScenarioRequirements>();
        try
        {
            await page.WaitForElement("[data-testid=scenarios-holding]:not([disabled])").ChangeAsync(new ChangeEventArgs { Value = true });
            await page.Find("[data-testid=scenarios-coverage]").ChangeAsync(new ChangeEventArgs { Value = "101" });
            Assert.Contains("0 to 100", page.Find(".err").TextContent, StringComparison.Ordinal);
            await page.Find("[data-testid=scenarios-coverage]").ChangeAsync(new ChangeEventArgs { Value = "75" });
            Assert.Empty(page.FindAll(".err"));
            Assert.Equal(new ScenarioRequirement(Holding: true, Coverage: 75), await requirements.ReadAsync(default));
            await using var stored = Stored();
            Assert.Contains("75", await stored.Set<AuditRow>().Where(row => row.SubjectId == "publishing.scenarios").OrderBy(row => row.Id).Select(row => row.Values).LastAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await requirements.WriteAsync(ScenarioRequirement.None, 1, default);
        }
    }

    [Fact]
    public async Task Close_AnAccount_ShutsWhatIsOpenAndSigningIn()
    {
        var (desk, people) = (host.Services.GetRequiredService<InvitationDesk>(), host.Services.GetRequiredService<StudioPeople>());
        var (person, _) = await desk.CreateAsync("leaving", "Leaving Sample", new PersonGrants(["operator"], [], []), 1, default);
        await JoinAsync((await desk.LinkAsync(person, 1, default))!);
        using var client = await SignInAsync("leaving", Chosen);
        Assert.Equal("/journeys", await LandAsync(client, "/journeys"));

        Assert.Equal(PersonTurn.Done, await people.CloseAsync(person, closed: true, 1, default));

        Assert.NotEqual("/journeys", await LandAsync(client, "/journeys"));
        using var again = await SignInAsync("leaving", Chosen);
        Assert.Equal("/sign-in", await LandAsync(again, "/journeys"));
        Assert.Equal("/join", await JoinAsync((await desk.LinkAsync(person, 1, default))!));
    }

    [Fact]
    public async Task Close_TheLastAdmin_IsRefusedAndSaysWhy()
    {
        using var context = Context();
        var page = Open(context);

        await page.WaitForElement("button[aria-label='Close the account of admin']:not([disabled])").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("name another admin first", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("admin", (await OfAsync("admin")).Roles);
    }

    [Fact]
    public void Page_Roles_ShowsTheTableThatIsEnforced()
    {
        using var context = Context();

        var rows = Open(context).FindAll("table.roles tbody tr");

        Assert.Equal(Permission.All.Length - 1, rows.Count);
        Assert.Equal(Permission.All.Single(permission => permission.Policy == StudioPolicies.SeeSessions).Roles.Length, rows.Single(row => row.TextContent.Contains("QR codes", StringComparison.Ordinal)).QuerySelectorAll("svg").Length);
    }

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_HasToWait()
    {
        await using var other = new StudioHost();
        using var client = other.Anonymous();
        var last = HttpStatusCode.OK;
        for (var tries = 0; tries <= SignInLimit.TriesPerMinute; tries++)
        {
            using var form = new FormUrlEncodedContent([new("_handler", "sign-in")]);
            using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
            last = answer.StatusCode;
        }
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (last, page.StatusCode));
    }

    private static AngleSharp.Dom.IElement Choice(IRenderedComponent<PeoplePage> page, string name) => page.FindAll("dialog label").Single(label => label.TextContent.Trim() == name).QuerySelector("input")!;

    private static IRenderedComponent<PeoplePage> Open(BunitContext context)
    {
        var page = context.Open<PeoplePage>("/settings/people");
        page.WaitForElement("tbody tr");
        return page;
    }

    private BunitContext Context() => Pages.Over(host, typeof(StudioPeople), typeof(InvitationDesk), typeof(SecondFactors), typeof(TwoFactorPolicy), typeof(JourneyApprovals), typeof(ScenarioRequirements), typeof(IDbContextFactory<StudioDbContext>));

    private StudioDbContext Stored() => host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private async Task<UserAccess> OfAsync(string account)
    {
        await using var stored = Stored();
        return await host.Services.GetRequiredService<AccessReading>().OfUserAsync((await stored.Users.SingleAsync(user => user.UserName == account)).Id, default);
    }

    /// <summary>Opens an invitation and chooses a password; the path where that ends.</summary>
    private async Task<string> JoinAsync(string link)
    {
        using var client = host.CreateClient();
        return await SendAsync(client, link, [new("_handler", "join"), new("Form.Password", Chosen)]);
    }

    private async Task<HttpClient> SignInAsync(string account, string password)
    {
        var client = host.CreateClient();
        await SendAsync(client, "/sign-in", [new("_handler", "sign-in"), new("Form.Account", account), new("Form.Password", password)]);
        return client;
    }

    private static async Task<string> SendAsync(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static async Task<string> LandAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
