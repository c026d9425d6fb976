using System.Text.RegularExpressions;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>An operator and an admin who have signed in once, and somebody who has not: how often one may try is limited.</summary>
public sealed partial class PageVisitors : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> visitors = [];

    public StudioHost Host { get; } = new();

    public HttpClient Of(string? account) => visitors[account ?? ""];

    public async Task InitializeAsync()
    {
        visitors[""] = Host.CreateClient();
        foreach (var account in (string[])["operator", "admin"])
            await SignInAsync(visitors[account] = Host.CreateClient(), account);
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
        await Host.DisposeAsync();
    }

    private static async Task SignInAsync(HttpClient client, string account)
    {
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("Form.Account", account), new("Form.Password", StudioHost.Password),
        ]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
