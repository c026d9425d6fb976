using System.Net;
using System.Text.RegularExpressions;

namespace JourneyStudio.Web.Tests.Touchpoints;

/// <summary>A customer's phone: opens pages, keeps cookies, sends the form of the page it sees.</summary>
internal sealed partial class Phone : IDisposable
{
    private readonly HttpClient client;

    public Phone(StudioHost host, string language = "en")
    {
        client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    /// <summary>The page as the reader sees it, entities decoded.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public async Task OpenAsync(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        await SeeAsync(answer);
    }

    /// <summary>Sends the page's form with its hidden fields and these answers.</summary>
    public async Task SendAsync(string address, params (string Name, string Value)[] answers)
    {
        var fields = Hidden().Matches(Page).Where(match => match.Groups[1].Value is not ("language" or "returnUrl"))
            .GroupBy(match => match.Groups[1].Value).ToDictionary(group => group.Key, group => group.Last().Groups[2].Value);
        foreach (var (name, value) in answers)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);
        await SeeAsync(answer);
    }

    /// <summary>Where the page's main button leads.</summary>
    public string Next() => Button().Match(Page).Groups[1].Value;

    public void Dispose() => client.Dispose();

    private async Task SeeAsync(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<a class=\"btn primary\" href=\"([^\"]+)\"")]
    private static partial Regex Button();
}
