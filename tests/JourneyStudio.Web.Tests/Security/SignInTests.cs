using System.Net;
using System.Text.RegularExpressions;

namespace JourneyStudio.Web.Tests.Security;

public sealed partial class SignInTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Post_RightPassword_OpensTheAddressAskedFor()
    {
        using var client = host.Anonymous();

        using var answer = await SignInAsync(client, "operator", StudioHost.Password, "/members");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/members", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ForeignReturnAddress_LeadsToTheStart()
    {
        using var client = host.Anonymous();

        using var answer = await SignInAsync(client, "admin", StudioHost.Password, "//elsewhere.example/");

        Assert.DoesNotContain("elsewhere", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("admin")]
    public async Task Post_WrongPassword_SaysSoWithoutASession(string account)
    {
        using var client = host.Anonymous();

        using var answer = await SignInAsync(client, account, "not-the-password", "/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("do not match", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers.Where(header => header.Key == "Set-Cookie").SelectMany(header => header.Value), cookie => cookie.StartsWith("studio.session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = host.Anonymous();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Account", "admin"), new("Form.Password", StudioHost.Password)]);

        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_SignInPage_ForbidsForeignScriptsAndFrames()
    {
        using var client = host.Anonymous();

        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", policy.Split(';').Single(part => part.Contains("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string account, string password, string returnUrl)
    {
        var address = new Uri($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative);
        var page = await client.GetStringAsync(address);
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"),
            new("__RequestVerificationToken", Token().Match(page).Groups[1].Value),
            new("Form.Account", account),
            new("Form.Password", password),
        ]);
        return await client.PostAsync(address, form);
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
