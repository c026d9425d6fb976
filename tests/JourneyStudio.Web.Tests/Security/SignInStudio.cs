using System.Text.RegularExpressions;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.SecondFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>A studio whose clock a test moves, and people who sign in to it as browsers do.</summary>
public sealed partial class SignInStudio : IAsyncDisposable
{
    private readonly StudioHost studio = new();
    private readonly WebApplicationFactory<Program> host;

    public SignInStudio() => host = studio.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock)));

    public ShiftedClock Clock { get; } = new();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public HttpClient Browser() => host.CreateClient();

    public StudioDbContext Context() => Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    public async Task<long> AccountAsync(string name, string role)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var user = new StudioUser { UserName = name, DisplayName = name, LockoutEnabled = true };
        Assert.True((await users.CreateAsync(user, StudioHost.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        return user.Id;
    }

    /// <summary>Sets a second step up as the account page does.</summary>
    /// <returns>The secret in the app, and the recovery codes.</returns>
    public async Task<(string Secret, IReadOnlyList<string> Codes)> WithAppAsync(long user)
    {
        var secret = Totp.NewSecret();
        var codes = await Get<SecondFactors>().SetUpAsync(user, secret, Totp.At(secret, Clock.GetUtcNow()), default);
        Clock.Pass(TimeSpan.FromMinutes(1));
        return (secret, codes!);
    }

    /// <summary>What the app shows now.</summary>
    public string Code(string secret) => Totp.At(secret, Clock.GetUtcNow());

    /// <summary>Types account and password; the path where that ends.</summary>
    public static Task<string> SignInAsync(HttpClient browser, string account, string password = StudioHost.Password) =>
        SendAsync(browser, "/sign-in?returnUrl=%2Faccount", "sign-in", new("Form.Account", account), new("Form.Password", password));

    public static Task<string> CodeAsync(HttpClient browser, string code) => SendAsync(browser, "/sign-in/code?returnUrl=%2Faccount", "code", new KeyValuePair<string, string>("Form.Code", code));

    /// <summary>Sends the form of a page; the path where that ends.</summary>
    public static async Task<string> SendAsync(HttpClient browser, string path, string form, params KeyValuePair<string, string>[] fields)
    {
        using var answer = await PostAsync(browser, path, path, [new("_handler", form), .. fields]);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    /// <summary>Posts to an address with the token of a page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string to, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = await FormAsync(browser, page, fields);
        form.RequestUri = new Uri(to, UriKind.Relative);
        return await browser.SendAsync(form);
    }

    /// <summary>A form of a page with its token, to be sent there.</summary>
    public static async Task<HttpRequestMessage> FormAsync(HttpClient browser, string page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var shown = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        return new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", Token().Match(shown).Groups[1].Value))) };
    }

    /// <summary>The path where an address leads.</summary>
    public static async Task<string> LandAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await studio.DisposeAsync();
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
